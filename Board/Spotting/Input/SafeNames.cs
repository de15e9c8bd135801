namespace Evolution.Board.Spotting.Input;

/// <summary>Names for files that a browser sent: whatever it calls them, they stay in the folder that they are written to.</summary>
static class SafeNames
{
    const int Longest = 100;
    const string Unnamed = "file.yaml";

    /// <summary>The same names without paths and odd characters. A name that was there before stands in a folder of its own, as it did where it comes from.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Free(Safe(name), taken))];
    }

    static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++) free = $"{number}/{name}";
        return free;
    }

    static string Safe(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(last.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
        if (safe.Length > Longest) safe = safe[^Longest..];
        return safe.Trim('.', '_') is "" ? Unnamed : safe;
    }
}
