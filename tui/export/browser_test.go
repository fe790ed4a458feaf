package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ascribe/tui/review"
)

// browser is a headless Chromium that is told what to do over a pipe: JSON
// messages of its debugging protocol, each ended by a zero byte. A library for
// that would bring the whole protocol as code; the tests need six messages of it.
type browser struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	session string
	next    int
	said    []string // errors, warnings, dialogs and requests
}

type message struct {
	ID      int             `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Session string          `json:"sessionId,omitempty"`
	Params  any             `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

// open shows a page in a Chromium that is installed here.
func open(t *testing.T, page string) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" || runtime.GOOS == "windows" {
		t.Skip("no Chromium is installed")
	}
	dir, err := os.MkdirTemp("", "ascribe-page") // t.TempDir does not bear a browser that still tidies up
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	in, to, err1 := os.Pipe()
	from, out, err2 := os.Pipe()
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	cmd := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
		"--window-size=1300,900", "--user-data-dir="+filepath.Join(dir, "profile"))
	cmd.ExtraFiles = []*os.File{in, out}
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		stop()
		t.Skipf("Chromium does not start: %v", err)
	}
	in.Close()
	out.Close()
	t.Cleanup(func() {
		to.Close() // the browser ends with the pipe
		time.AfterFunc(3*time.Second, stop)
		_ = cmd.Wait()
		stop()
		from.Close()
	})
	b := &browser{t: t, to: to, from: bufio.NewReader(from)}
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var session struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session)
	b.session = session.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(domain+".enable", nil, nil)
	}
	b.call("Page.navigate", map[string]any{"url": "file://" + filepath.ToSlash(file)}, nil)
	for deadline := time.Now().Add(time.Minute); b.eval("document.readyState + !document.getElementById('filters')") != "completefalse"; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the page does not load")
		}
	}
	// On a busy machine a smooth scroll begins late, and carries what is to be clicked away.
	b.eval(`document.documentElement.style.scrollBehavior = "auto"`)
	return b
}

// call sends a message and waits for its answer; what happens meanwhile is kept.
func (b *browser) call(method string, params, result any) {
	b.t.Helper()
	b.next++
	data, err := json.Marshal(message{ID: b.next, Method: method, Session: b.session, Params: params})
	if err == nil {
		_, err = b.to.Write(append(data, 0))
	}
	for err == nil {
		if data, err = b.from.ReadBytes(0); err != nil {
			break
		}
		var m message
		if err = json.Unmarshal(bytes.TrimSuffix(data, []byte{0}), &m); err != nil {
			break
		}
		if m.ID == b.next {
			if m.Error != nil {
				b.t.Fatalf("%s: %s", method, m.Error)
			}
			if result != nil {
				err = json.Unmarshal(m.Result, result)
			}
			break
		}
		switch m.Method {
		case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening", "Network.requestWillBeSent":
			said, _ := json.Marshal(m.Params)
			b.said = append(b.said, m.Method+" "+string(said))
		}
	}
	if err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
}

// eval is the value of an expression on the page, as text.
func (b *browser) eval(expression string) string {
	b.t.Helper()
	var out struct {
		Result           struct{ Value any }
		ExceptionDetails any
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &out)
	if out.ExceptionDetails != nil {
		b.t.Fatalf("%s: %v", expression, out.ExceptionDetails)
	}
	return fmt.Sprint(out.Result.Value)
}

// click clicks in the middle of the element that a selector finds.
func (b *browser) click(selector string) {
	b.t.Helper()
	var at [2]float64
	where := b.eval(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center", behavior: "instant"});
		const r = e.getClientRects()[0]; return JSON.stringify([r.x + r.width / 2, r.y + r.height / 2]); })()`, selector))
	if err := json.Unmarshal([]byte(where), &at); err != nil {
		b.t.Fatalf("%s is nowhere: %v", selector, err)
	}
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		b.call("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1}, nil)
	}
}

// press presses and releases a key.
func (b *browser) press(key string, code int, text string) {
	b.t.Helper()
	down := map[string]any{"type": "keyDown", "key": key, "windowsVirtualKeyCode": code, "text": text}
	b.call("Input.dispatchKeyEvent", down, nil)
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": key, "windowsVirtualKeyCode": code}, nil)
}

// quiet checks that nothing was said on the console, no dialog opened, and
// nothing but the page itself was asked for.
func (b *browser) quiet() {
	b.t.Helper()
	b.eval("1")
	for _, said := range b.said {
		if !strings.HasPrefix(said, "Network.requestWillBeSent") || !strings.Contains(said, "page.html") {
			b.t.Errorf("the browser says %s", said)
		}
	}
}

// want waits until an expression has a value: what follows from a click comes a
// little after it.
func (b *browser) want(expression, want string) {
	b.t.Helper()
	got := ""
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if got = b.eval(expression); got == want {
			return
		}
	}
	b.t.Errorf("%s is %s, want %s", expression, got, want)
}

func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	b := open(t, written(t, fixture(t), HTML))
	const shown = `[...document.querySelectorAll(".card")].filter(c => c.offsetParent).length`
	cards := b.eval(shown)

	// A layer goes and comes back, marks and list both.
	b.want(`getComputedStyle(document.querySelector("article .hedge")).textDecorationStyle`, "wavy")
	b.click(`button[data-layer="speculation"]`)
	b.want(`document.querySelector('button[data-layer="speculation"]').getAttribute("aria-pressed")`, "false")
	b.want(`document.querySelectorAll('.card[data-layer="speculation"]:not([hidden])').length`, "0")
	b.want(`getComputedStyle(document.querySelector("article .hedge")).textDecorationStyle`, "solid")
	b.click(`button[data-layer="speculation"]`)
	b.want(shown, cards)

	// An actor: what is theirs stands out, the lists hold nothing else.
	b.click(`button[data-actor="a0"]`)
	b.want(`document.querySelector('button[data-actor="a0"]').getAttribute("aria-pressed")`, "true")
	b.want(`[...document.querySelectorAll(".card:not([hidden])")].map(c => c.dataset.actors).join()`, "a0,a0")
	b.want(`[...document.querySelectorAll(".hit")].some(m => m.textContent.includes("Ines Falk"))`, "true")
	b.want(`[...document.querySelectorAll(".hit")].some(m => m.textContent.includes("higher fees"))`, "false")
	b.want(`document.getElementById("said").textContent`, "2 of 11 shown")
	b.press("Escape", 27, "")
	b.want(shown, cards)

	// A verdict.
	b.click(`button[data-verdict="disputed"]`)
	b.want(`[...document.querySelectorAll(".card:not([hidden])")].map(c => c.dataset.v).join()`, "disputed")
	b.click(`button[data-verdict="disputed"]`)
	b.want(shown, cards)

	// From the text to the list and back.
	b.click(`a.m.cue`)
	b.want(`"#" + document.querySelector(".card[aria-current]")?.id === location.hash`, "true")
	b.want(`document.querySelectorAll("article .here").length > 0`, "true")
	b.quiet()
}

// Everything can be reached and used by keyboard, in the order of the page, and
// has a name.
func TestBrowserKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	b := open(t, written(t, fixture(t), HTML))
	var order []string
	for range 80 {
		b.press("Tab", 9, "")
		at := b.eval(`(() => { const e = document.activeElement; return e === document.body ? "" :
			(e.className || e.dataset.layer || e.dataset.verdict || e.dataset.actor || e.tagName) + "|" + (e.ariaLabel || e.textContent).trim(); })()`)
		if at == "" {
			break
		}
		order = append(order, at)
		if strings.HasSuffix(at, "|") {
			t.Errorf("what has the focus has no name: %q", at)
		}
	}
	find := func(prefix string) int {
		return slices.IndexFunc(order, func(s string) bool { return strings.HasPrefix(s, prefix) })
	}
	skip, layer, verdict, text, actor, list := find("skip|"), find("attribution|"), find("supported|"), find("m "), find("a0|"), find("where|")
	if skip != 0 || layer < skip || verdict < layer || text < verdict || actor < text || list < actor {
		t.Errorf("the focus goes %v", order)
	}
	b.eval(`document.querySelector('button[data-actor="a0"]').focus()`)
	b.press("Enter", 13, "\r")
	b.want(`document.querySelector('button[data-actor="a0"]').getAttribute("aria-pressed")`, "true")
	b.want(`document.querySelectorAll("main, aside[aria-label], header, nav[aria-label]").length`, "4")
	b.want(`document.querySelectorAll("h1").length`, "1")
	b.quiet()
}

// Nothing of the article runs, loads, or leads anywhere.
func TestBrowserHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	b := open(t, written(t, hostile(t), HTML))
	b.want(`document.scripts.length`, "1")
	b.want(`document.querySelectorAll("img, svg, iframe, object, embed, form, link, base, [onclick], [onerror], [onload], body [style]").length`, "0")
	b.want(`[...document.querySelectorAll("[href], [src]")].filter(e => !e.getAttribute("href").startsWith("#")).length`, "0")
	b.want(`document.querySelector("article").textContent.includes("<script>alert(1)</script>")`, "true")
	for _, selector := range []string{`button[data-layer="attribution"]`, `button[data-actor="a0"]`, `button[data-verdict="disputed"]`, `a.m.cue`} {
		b.click(selector)
	}
	b.quiet()
}

// The policy stands for what is on the page: a script put into it does not run.
func TestBrowserPolicy(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	page := written(t, fixture(t), HTML)
	page = strings.Replace(page, "</article>", `<script>document.title = "ran"</script><img src="https://example.org/x.png" onerror="document.title = 'ran'"></article>`, 1)
	b := open(t, page)
	if title := b.eval("document.title"); title == "ran" {
		t.Error("a script that is not the page's own ran")
	}
	b.want(`getComputedStyle(document.querySelector("article")).fontFamily.includes("Charter")`, "true") // its style does apply
	b.want(`document.getElementById("filters").hidden`, "false")                                         // and its script
	if !slices.ContainsFunc(b.said, func(s string) bool { return strings.Contains(s, "Content Security Policy") }) {
		t.Errorf("the browser does not object: %v", b.said)
	}
}

// Without a browser: the pieces of the page are the text, whatever overlaps.
func TestStretches(t *testing.T) {
	r := fixture(t)
	page := written(t, r, HTML)
	if strings.Count(page, `id="at-`) != len(r.Report.Attributions)+len(r.Report.Speculation)+len(r.Report.Consequences)+2 {
		t.Errorf("%d marks lead to a card, want one for each claim and note in the text", strings.Count(page, `id="at-`))
	}
	if !strings.Contains(page, `class="m cause content k-unnamed" data-m="c0 c2">the plan</span>`) {
		t.Error("the cause inside a content is not marked as both")
	}
	ids := map[string]bool{}
	for _, part := range strings.Split(page, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if ids[id] {
			t.Errorf("two elements are called %q", id)
		}
		ids[id] = true
	}
	for _, part := range strings.Split(page, ` href="#`)[1:] {
		if id, _, _ := strings.Cut(part, `"`); !ids[id] {
			t.Errorf("#%s leads nowhere", id)
		}
	}
}

// The reviewed page is small enough to send, and quick to make.
func TestPageOfManyMarks(t *testing.T) {
	r := fixture(t)
	one := r.Report.Speculation[0]
	for i := range 3000 {
		one.ID = fmt.Sprintf("x%d", i)
		r.Report.Speculation = append(r.Report.Speculation, one)
	}
	start := time.Now()
	page := written(t, &review.Review{Report: r.Report, Source: r.Source}, HTML)
	if took := time.Since(start); took > 5*time.Second || len(page) > 4<<20 {
		t.Errorf("3,000 marks on one word take %v and %d bytes", took, len(page))
	}
}
