package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// binaries are kinds of files that people take for articles, by their first
// bytes, with the program that gets the text out of them.
var binaries = []struct{ magic, kind, hint string }{
	{"%PDF-", "a PDF", "get its text first: pdftotext -layout FILE - | ascribe"},
	{"PK\x03\x04", "a zip archive (a .docx, .odt or .epub is one)", "get its text first: pandoc -t gfm-raw_html FILE | ascribe"},
	{"{\\rtf", "an RTF document", "get its text first: pandoc -t gfm-raw_html FILE | ascribe"},
	{"\x1f\x8b", "compressed with gzip", "unpack it first: gzip -dc FILE | ascribe"},
	{"\xff\xfe", "UTF-16, not UTF-8", "convert it first: iconv -f UTF-16 -t UTF-8 FILE | ascribe"},
	{"\xfe\xff", "UTF-16, not UTF-8", "convert it first: iconv -f UTF-16 -t UTF-8 FILE | ascribe"},
}

// typedName is the name of an input as it is typed in a shell.
func typedName(name string) string {
	if strings.Trim(name, unquoted) == "" && (name == "-" || name[0] != '-') {
		return name
	}
	if name[0] == '-' {
		name = "./" + name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

// unquoted are the letters that stand for themselves in every shell.
const unquoted = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-"

// check says why data cannot be an article, if it cannot. A format that was
// named outranks the look of HTML.
func check(data []byte, name string, formatNamed bool) error {
	no := func(what, hint string) error { return failure(name+" "+what, hint, nil) }
	for _, b := range binaries {
		if bytes.HasPrefix(data, []byte(b.magic)) {
			return no("is "+b.kind, b.hint)
		}
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return no(fmt.Sprintf("is binary (byte %d is zero)", at), "give a text or Markdown file")
	}
	if at := invalidUTF8(data); at >= 0 {
		return no(fmt.Sprintf("is not valid UTF-8 at byte %d", at), "convert it first: iconv -f WINDOWS-1252 -t UTF-8 FILE | ascribe")
	}
	body := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	if len(body) == 0 {
		return no("is empty", "give an article as text or Markdown")
	}
	if !formatNamed && looksLikeHTML(body) {
		return no("is HTML, which is not read yet", "convert it first: pandoc -f html -t gfm-raw_html FILE | ascribe")
	}
	return nil
}

// invalidUTF8 is the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// looksLikeHTML reports whether body starts like a web page.
func looksLikeHTML(body []byte) bool {
	head := bytes.ToLower(body[:min(len(body), 512)])
	if bytes.HasPrefix(head, []byte("<?xml")) || bytes.HasPrefix(head, []byte("<!--")) {
		return bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<!doctype html"))
	}
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<h1"} {
		if bytes.HasPrefix(head, []byte(start)) {
			return true
		}
	}
	return false
}
