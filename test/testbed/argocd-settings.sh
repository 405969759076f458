# shellcheck shell=bash
# Sourced by `up` and `kind`: what the suites need of Argo CD's settings, and the token that they use.
set_argocd() {
  kubectl -n argocd patch configmap argocd-cm --type merge -p '{"data": {"accounts.ci": "apiKey", "timeout.reconciliation": "30s", "timeout.reconciliation.jitter": "0s", "kustomize.buildOptions": "--enable-helm"}}' >/dev/null
  kubectl -n argocd patch configmap argocd-rbac-cm --type merge -p '{"data": {"policy.csv": "g, ci, role:admin\n"}}' >/dev/null
}

# argocd_token API: prints a token of the account ci
argocd_token() {
  local password session
  password=$(kubectl -n argocd get secret argocd-initial-admin-secret -o jsonpath='{.data.password}' | base64 -d)
  session=$(curl -fsS "$1/session" -H 'Content-Type: application/json' -d "{\"username\": \"admin\", \"password\": \"$password\"}" | jq -r .token)
  curl -fsS "$1/account/ci/token" -H "Authorization: Bearer $session" -H 'Content-Type: application/json' -d '{}' | jq -r .token
}
