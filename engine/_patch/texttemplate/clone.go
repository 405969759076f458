package template

import "reflect"

// Clone copied every associated template and 200 functions, for each call of tpl: an eighth of a render. A clone now keeps what it
// was cloned from as its base and copies a template when it is looked up. What a base defines after it was cloned may show in the
// clone; Helm parses nothing into a template that tpl has cloned.

// find returns the template of that name, with c as its common structure.
func (c *common) find(name string) *Template {
	if t := c.tmpl[name]; t != nil {
		return t
	}
	for base := c.base; base != nil; base = base.base {
		if t := base.tmpl[name]; t != nil {
			own := t.copy(c)
			c.tmpl[name] = own
			return own
		}
	}
	return nil
}

// function returns the function of that name; it is not valid when there is none.
func (c *common) function(name string) (function reflect.Value) {
	for ; c != nil && !function.IsValid(); c = c.base {
		function = c.execFuncs[name]
	}
	return function
}

// takeAll copies every template of the bases.
func (c *common) takeAll() {
	for base := c.base; base != nil; base = base.base {
		for name := range base.tmpl {
			c.find(name)
		}
	}
}

// knownFuncs are the functions that a template may call, for the parser.
func (c *common) knownFuncs() []map[string]any {
	known := []map[string]any{builtins()}
	for ; c != nil; c = c.base {
		known = append(known, c.parseFuncs)
	}
	return known
}
