namespace Evolution.Board.Spotting.Input;

/// <summary>Sanitizes the names of files from a browser, so that no file is written outside the target folder.</summary>
static class SafeNames
{
    const int MaxLength = 100;
    const string DefaultName = "file.yaml";

    /// <summary>Returns the names without paths and special characters. A repeated name gets a numbered folder, since the files come from different folders.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => MakeUnique(Sanitize(name), used))];
    }

    static string MakeUnique(string name, HashSet<string> used)
    {
        var unique = name;
        for (var number = 2; !used.Add(unique); number++) unique = $"{number}/{name}";
        return unique;
    }

    static string Sanitize(string name)
    {
        var fileName = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(fileName.Select(character => char.IsLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '_'));
        if (safe.Length > MaxLength) safe = safe[^MaxLength..];
        return safe.Trim('.', '_') is "" ? DefaultName : safe;
    }
}
