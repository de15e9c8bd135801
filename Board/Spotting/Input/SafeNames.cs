namespace Evolution.Board.Spotting.Input;

/// <summary>Creates safe names for files from a browser, so that none is written outside the target folder.</summary>
static class SafeNames
{
    const int Longest = 100;
    const string Unnamed = "file.yaml";

    /// <summary>Returns the names without paths and special characters. A repeated name gets a folder of its own, as the file had in its source.</summary>
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
