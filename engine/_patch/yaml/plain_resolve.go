package yaml

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

var floatStyle = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)

// resolve says what a plain scalar is (yaml.v2 resolve.go, of YAML 1.1). A timestamp is a string for who reads into an interface.
func resolve(text string) node {
	switch text[0] {
	case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~', '<':
		switch text {
		case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON":
			return node{kind: boolKind, text: "true"}
		case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF":
			return node{kind: boolKind, text: "false"}
		case "~", "null", "Null", "NULL":
			return node{}
		case "<<":
			leave()
		}
	case '.', '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return resolveNumber(text)
	}
	return node{kind: stringKind, text: text}
}

func resolveNumber(text string) node {
	if len(text) <= 18 && strings.Trim(text, "0123456789") == "" && (text[0] != '0' || text == "0") {
		return node{kind: intKind, text: text}
	}
	// No number has another character.
	if strings.Trim(text, "0123456789abcdefABCDEFxXoObBiInNfFaApPtTyY_+-.") != "" {
		return node{kind: stringKind, text: text}
	}
	if text[0] == '.' {
		if number, err := strconv.ParseFloat(text, 64); err == nil {
			return floatNode(number)
		}
		if strings.EqualFold(text, ".inf") || strings.EqualFold(text, ".nan") {
			leave()
		}
		return node{kind: stringKind, text: text}
	}
	if strings.HasSuffix(strings.ToLower(text), ".inf") {
		leave()
	}
	digits := strings.ReplaceAll(text, "_", "")
	if number, err := strconv.ParseInt(digits, 0, 64); err == nil {
		return node{kind: intKind, text: strconv.FormatInt(number, 10)}
	}
	if _, err := strconv.ParseUint(digits, 0, 64); err == nil {
		leave()
	}
	if floatStyle.MatchString(digits) {
		if number, err := strconv.ParseFloat(digits, 64); err == nil {
			return floatNode(number)
		}
	}
	if strings.HasPrefix(digits, "0b") || strings.HasPrefix(digits, "-0b") {
		leave()
	}
	return node{kind: stringKind, text: text}
}

func floatNode(number float64) node {
	if math.IsInf(number, 0) || math.IsNaN(number) || number == 0 && math.Signbit(number) {
		leave()
	}
	return node{kind: floatKind, number: number}
}
