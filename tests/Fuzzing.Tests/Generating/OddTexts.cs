using System.Text;

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Texts that have brought other systems down.</summary>
static class OddTexts
{
    /// <summary>They are text all the same: a service may take them.</summary>
    public static readonly string[] All =
    [
        "'; DROP TABLE orders.orders; --", "1' OR '1'='1", "1; SELECT pg_sleep(5)", "\" OR \"\"=\"", "admin'/*", "$1", "{0}", "%s%n%x", "${jndi:ldap://127.0.0.1/a}", "{{7*7}}", "$(reboot)", "`id`",
        "<script>alert(1)</script>", "../../../../etc/passwd", "..\\..\\windows\\win.ini", "file:///etc/passwd", "null", "undefined", "NaN", "-Infinity", "true", "0x7f", "1e308", "2026-02-30T25:61:61Z", "0000-00-00",
        "\u202egnp.exe", "\u200f\u0627\u0644\u0637\u0644\u0628", "👩‍👩‍👧‍👦🏳️‍🌈", "Z̷̪͐a̶̳͝l̴̰̈g̵̩͝ö̶̙", "ﷺ", "İıſß", "\ufeffbom", "\ufffd", "\uffff", "𝕆𝕣𝕕𝕖𝕣", " ", "\u00a0", "\u2028\u2029",
    ];

    /// <summary>No service takes these: control characters, and halves of characters.</summary>
    public static readonly string[] Wrong =
        ["\0", "a\0b", "a\r\nSet-Cookie: stolen=1", "a\nb", "\u001b[2J", "\u0085", "\u007f", "\ud800", "a\udc00b", "\udfff\ud800"];

    /// <summary>A text in quotes as JSON writes it, with halves of surrogate pairs as they are.</summary>
    public static string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (at + 1 < text.Length && char.IsSurrogatePair(letter, text[at + 1])) json.Append(letter).Append(text[++at]);
            else if (letter is '"' or '\\') json.Append('\\').Append(letter);
            else if (char.IsControl(letter) || char.IsSurrogate(letter)) json.Append($"\\u{(int)letter:x4}");
            else json.Append(letter);
        }
        return json.Append('"').ToString();
    }
}
