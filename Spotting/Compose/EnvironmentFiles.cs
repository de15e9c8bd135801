using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Finds and reads environment files. A file that is missing, as is usual for a file with passwords, is replaced by the example in the repository, and this is reported.</summary>
sealed class EnvironmentFiles(Reading reading)
{
    static readonly string[] Words = ["example", "sample", "template", "dist", "default", "defaults", "tmpl", "tpl"];

    readonly Dictionary<string, IReadOnlyList<EnvLine>> known = [];

    /// <summary>Finds the file, or the example that replaces it; null if both are missing.</summary>
    public string? Find(string file, Place from, string? workload = null)
    {
        if (reading.Tree.HasFile(file)) return file;
        if ((Examples(file).FirstOrDefault(reading.Tree.HasFile) ?? Beside(file)) is not { } example) return null;
        reading.Miss(from, $"{file} is not there; the values of {example} were taken instead", workload);
        return example;
    }

    /// <summary>Reads the variables; none if the file cannot be read, which is then reported.</summary>
    public IReadOnlyList<EnvLine> Lines(string file, Place from) =>
        known.TryGetValue(file, out var lines) ? lines : known[file] = reading.Text(file, from) is { } text ? EnvFile.Read(text) : [];

    /// <summary>Reads the variables that the files provide to a project.</summary>
    public Variables Variables(IEnumerable<string> files, IReadOnlyDictionary<string, string> usual, Variables? over, Place from)
    {
        var own = new Dictionary<string, string>(usual);
        var interpolation = new Interpolation(name => over?[name] ?? own.GetValueOrDefault(name), reading.Substituted);
        foreach (var file in files)
        {
            foreach (var line in Lines(file, from).Where(line => line.Value is not null))
            {
                var (text, unset) = line.IsLiteral ? (line.Value!, []) : interpolation.Replace(line.Value!);
                own[line.Name] = text;
                foreach (var name in unset) reading.Miss(new(file, line.Line), $"${{{name}}} has no value");
            }
        }
        return new(own, over);
    }

    /// <summary>Finds the replacement of <c>.env</c> itself: the environment file of the folder that is meant to be copied for deployment.</summary>
    string? Beside(string file) => SourceTree.NameOf(file) is not ".env" ? null : reading.Tree.FilesIn(SourceTree.FolderOf(file)).FirstOrDefault(IsForDeploying);

    static bool IsForDeploying(string file) => SourceTree.NameOf(file) is var name && name.EndsWith(".env", StringComparison.OrdinalIgnoreCase)
        && (name.Contains("deploy", StringComparison.OrdinalIgnoreCase) || name.Contains("prod", StringComparison.OrdinalIgnoreCase));

    static IEnumerable<string> Examples(string file)
    {
        var folder = file[..(file.LastIndexOf('/') + 1)];
        var name = file[folder.Length..];
        return Words.SelectMany(word => new[] { $"{name}.{word}", $"{name}-{word}", $"{name}_{word}", $"{word}{name}", $"{name.TrimStart('.')}.{word}" }).Select(example => folder + example);
    }
}
