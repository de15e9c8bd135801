namespace Evolution.Board.Spotting.Input;

/// <summary>Sanitizes the names of files from a browser, so that no file is written outside the target folder.</summary>
static class FileNameSanitizer
{
    const int MaxLength = 100;
    const string DefaultName = "file.yaml";

    /// <summary>Returns the names without paths and special characters. A repeated name is put in a numbered folder, because the files come from different folders.</summary>
    public static IReadOnlyList<string> Sanitize(IEnumerable<string> names)
    {
        var usedNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => MakeUnique(Sanitize(name), usedNames))];
    }

    static string MakeUnique(string name, HashSet<string> usedNames)
    {
        var uniqueName = name;
        for (var number = 2; !usedNames.Add(uniqueName); number++) uniqueName = $"{number}/{name}";
        return uniqueName;
    }

    static string Sanitize(string name)
    {
        var fileName = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safeName = string.Concat(fileName.Select(character => char.IsLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '_'));
        if (safeName.Length > MaxLength) safeName = safeName[^MaxLength..];
        return safeName.Trim('.', '_') is "" ? DefaultName : safeName;
    }
}
