using System.Text;

namespace Evolution.Fuzzing.Tests.Generating;

/// <summary>Strings that are known to break software.</summary>
static class UnusualStrings
{
    /// <summary>Valid strings, which a service may accept.</summary>
    public static readonly string[] All =
    [
        "'; DROP TABLE orders.orders; --", "1' OR '1'='1", "1; SELECT pg_sleep(5)", "\" OR \"\"=\"", "admin'/*", "$1", "{0}", "%s%n%x", "${jndi:ldap://127.0.0.1/a}", "{{7*7}}", "$(reboot)", "`id`",
        "<script>alert(1)</script>", "../../../../etc/passwd", "..\\..\\windows\\win.ini", "file:///etc/passwd", "null", "undefined", "NaN", "-Infinity", "true", "0x7f", "1e308", "2026-02-30T25:61:61Z", "0000-00-00",
        "\u202egnp.exe", "\u200f\u0627\u0644\u0637\u0644\u0628", "👩‍👩‍👧‍👦🏳️‍🌈", "Z̷̪͐a̶̳͝l̴̰̈g̵̩͝ö̶̙", "ﷺ", "İıſß", "\ufeffbom", "\ufffd", "\uffff", "𝕆𝕣𝕕𝕖𝕣", " ", "\u00a0", "\u2028\u2029",
    ];

    /// <summary>Control characters and lone surrogates, which no service accepts.</summary>
    public static readonly string[] Invalid =
        ["\0", "a\0b", "a\r\nSet-Cookie: stolen=1", "a\nb", "\u001b[2J", "\u0085", "\u007f", "\ud800", "a\udc00b", "\udfff\ud800"];

    /// <summary>Quotes a string for JSON and escapes lone surrogates without replacing them.</summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (index + 1 < text.Length && char.IsSurrogatePair(character, text[index + 1])) json.Append(character).Append(text[++index]);
            else if (character is '"' or '\\') json.Append('\\').Append(character);
            else if (char.IsControl(character) || char.IsSurrogate(character)) json.Append($"\\u{(int)character:x4}");
            else json.Append(character);
        }
        return json.Append('"').ToString();
    }
}
