using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>The MSBuild properties that are used in paths.</summary>
sealed partial class MSBuildProperties
{
    // The start of a full path, since the location of the folder is unknown.
    const string Root = "/:tree:/";
    const int Longest = 4096;

    readonly SourceFiles files;
    readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public MSBuildProperties(SourceFiles files, string project)
    {
        this.files = files;
        var folder = Paths.FolderOf(project);
        values["MSBuildProjectDirectory"] = values["ProjectDir"] = Full(folder);
        values["MSBuildProjectName"] = Path.GetFileNameWithoutExtension(project);
        if (Paths.UpFrom(folder).FirstOrDefault(above => files.In(above).Any(file => Path.GetExtension(file) is ".sln" or ".slnx")) is { } solution) values["SolutionDir"] = Full(solution);
        Enter(project);
    }

    /// <summary>Sets the file that is read now.</summary>
    public void Enter(string file) => values["MSBuildThisFileDirectory"] = Full(Paths.FolderOf(file));

    public void Set(XElement property)
    {
        // The usual condition is that the property has no value yet.
        if (property.Attribute("Condition") is not null && values.ContainsKey(property.Name.LocalName)) return;
        var value = Expand(property.Value.Trim());
        if (value.Length <= Longest) values[property.Name.LocalName] = value;
    }

    /// <summary>Resolves a path relative to a folder; null if it cannot be resolved, or leads out of the examined folder.</summary>
    public string? PathOf(string path, string folder)
    {
        var whole = Expand(path.Trim()).Replace('\\', '/');
        if (whole.Contains("$(", StringComparison.Ordinal) || whole.Contains("@(", StringComparison.Ordinal)) return null;
        return whole.LastIndexOf(Root, StringComparison.Ordinal) is >= 0 and var root ? Paths.Join("", whole[(root + Root.Length)..].TrimStart('/')) : Paths.Join(folder, whole);
    }

    string Expand(string text)
    {
        for (var round = 0; round < 5 && text.Length <= Longest && text.Contains("$(", StringComparison.Ordinal); round++)
        {
            var expanded = Function().Replace(Variable().Replace(text, variable => values.GetValueOrDefault(variable.Groups["name"].Value, variable.Value)), Call);
            if (expanded == text) break;
            text = expanded;
        }
        return text;
    }

    string Call(Match call)
    {
        var arguments = call.Groups["arguments"].Value.Split(',').Select(argument => argument.Trim(' ', '\'', '"', '`')).ToList();
        return call.Groups["name"].Value switch
        {
            "GetDirectoryNameOfFileAbove" when arguments is [var folder, var file] => Above(folder, file) is { } found ? Full(found) : call.Value,
            "GetPathOfFileAbove" when arguments is [var file, .. var from] => Above(from.Count > 0 ? from[0] : values["MSBuildThisFileDirectory"], file) is { } found ? Full(found) + file : call.Value,
            "GetFullPath" or "NormalizePath" or "NormalizeDirectory" or "Combine" => string.Join('/', arguments),
            _ => call.Value,
        };
    }

    string? Above(string folder, string file) =>
        PathOf(folder, "") is { } start ? Paths.UpFrom(start).FirstOrDefault(above => files.Find(Paths.Join(above, file)) is not null) : null;

    static string Full(string folder) => folder.Length == 0 ? Root : $"{Root}{folder}/";

    [GeneratedRegex(@"\$\((?<name>[\w.]+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$\(\[[\w.]+\]::(?<name>\w+)\((?<arguments>[^()]*)\)\)")]
    private static partial Regex Function();
}
