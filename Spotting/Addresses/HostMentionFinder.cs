using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Evolution.Spotting.Addresses;

/// <summary>Finds host names in settings: URLs, connection strings, host and port, lists of these.</summary>
static partial class HostMentionFinder
{
    // Longer values are documents, not addresses.
    const int MaxValueLength = 20_000;

    const int MaxKeyLength = 24;

    static readonly SearchValues<char> UrlTerminators = SearchValues.Create(" \t;\"'|<>()");

    /// <summary>Finds every word that can be a host name, with the details that the surrounding text shows.</summary>
    public static IEnumerable<HostMention> Find(string value)
    {
        if (value.Length > MaxValueLength) yield break;
        var words = Word().EnumerateMatches(value);
        var mentions = new List<HostMention>();
        string? scheme = null;
        var schemeEnd = -1;
        var urlEnd = -1;
        foreach (var word in words)
        {
            var text = value.Substring(word.Index, word.Length);
            var end = word.Index + word.Length;
            if (value.AsSpan(end).StartsWith("://"))
            {
                (scheme, schemeEnd) = (text.ToLowerInvariant(), end + 3);
                // Several schemes can follow each other. The end of the URL is searched only once for all of them.
                if (urlEnd < schemeEnd) urlEnd = FindEndOfUrl(value, schemeEnd);
                continue;
            }
            var isFirst = word.Index == schemeEnd;
            var previous = word.Index is 0 ? ' ' : value[word.Index - 1];
            var hasCredentials = previous is '@' && word.Index > 1 && value[word.Index - 2] is not (' ' or '\t' or '(' or ',' or '=' or '"' or '\'' or '@');
            var isPath = previous is '/' && !isFirst && !value.AsSpan(0, word.Index).EndsWith("//");
            var port = ReadPort(value, end);
            // user:password@host has no host before the @.
            if (isFirst && Credentials().IsMatch(value.AsSpan(end, Math.Min(200, value.Length - end)))) continue;
            if (isPath || text.All(char.IsDigit)) continue;
            var isInUrl = word.Index <= urlEnd;
            if (isInUrl && !isFirst && !hasCredentials && previous is not ',') continue;
            mentions.Add(new(text, port, isInUrl ? scheme : null, isInUrl || hasCredentials || port is not null || value.AsSpan(0, word.Index).EndsWith("//") || FollowsHostKey(value, word.Index)));
        }
        foreach (var mention in mentions) yield return mention;
    }

    static bool FollowsHostKey(string value, int index) => index > 0 && HostKey().IsMatch(value.AsSpan(Math.Max(0, index - MaxKeyLength), Math.Min(MaxKeyLength, index)));

    static int? ReadPort(string value, int end)
    {
        if (end >= value.Length || value[end] is not (':' or ',')) return null;
        var digits = value.AsSpan(end + 1);
        var length = digits.IndexOfAnyExceptInRange('0', '9') is >= 0 and var lengthOfDigits ? lengthOfDigits : digits.Length;
        // A comma separates hosts in a list; only SQL Server connection strings have one before a port.
        if (value[end] is ',' && length < 4) return null;
        return length is > 0 and < 6 && int.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : null;
    }

    static int FindEndOfUrl(string value, int from) => value.AsSpan(from).IndexOfAny(UrlTerminators) is >= 0 and var length ? from + length : value.Length;

    [GeneratedRegex(@"[A-Za-z0-9_](?:[A-Za-z0-9_.+-]*[A-Za-z0-9_])?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^:[^/\s@]*@", RegexOptions.CultureInvariant)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"(?:host|hosts|server|servers|data source|datasource|address|addr|endpoint|endpoints|hostname|tcp\(|contact-?points?|url|uri|proxy_pass)[""']?\s*[=:(]?\s*[""']?(?:tcp:)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostKey();
}

/// <summary>A host name found in text.</summary>
/// <param name="Host">The name.</param>
/// <param name="Port">The port after it; null if there is none.</param>
/// <param name="Scheme">The scheme before it, in lower case; null if there is none.</param>
/// <param name="IsAddress">Whether the text around it shows that it is an address: a scheme, a port, credentials, or a key such as <c>Host=</c>.</param>
readonly record struct HostMention(string Host, int? Port, string? Scheme, bool IsAddress);
