using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>The MSBuild properties that are used in paths.</summary>
sealed partial class MSBuildProperties
{
    // A placeholder for the root of full paths, because the location of the analyzed folder is unknown here.
    const string Root = "/:tree:/";
    const int MaxValueLength = 4096;

    readonly SourceFiles files;
    readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public MSBuildProperties(SourceFiles files, string project)
    {
        this.files = files;
        var folder = Paths.GetFolder(project);
        values["MSBuildProjectDirectory"] = values["ProjectDir"] = GetFullPath(folder);
        values["MSBuildProjectName"] = Path.GetFileNameWithoutExtension(project);
        if (Paths.GetSelfAndAncestors(folder).FirstOrDefault(ancestor => files.GetFilesIn(ancestor).Any(file => Path.GetExtension(file) is ".sln" or ".slnx")) is { } solution) values["SolutionDir"] = GetFullPath(solution);
        SetCurrentFile(project);
    }

    /// <summary>Sets the file that is being read.</summary>
    public void SetCurrentFile(string file) => values["MSBuildThisFileDirectory"] = GetFullPath(Paths.GetFolder(file));

    public void Set(XElement property)
    {
        // Conditions usually require that the property has no value.
        if (property.Attribute("Condition") is not null && values.ContainsKey(property.Name.LocalName)) return;
        var value = Expand(property.Value.Trim());
        if (value.Length <= MaxValueLength) values[property.Name.LocalName] = value;
    }

    /// <summary>Resolves a path relative to a folder; null if it cannot be resolved, or points outside the analyzed folder.</summary>
    public string? ResolvePath(string path, string folder)
    {
        var expanded = Expand(path.Trim()).Replace('\\', '/');
        if (expanded.Contains("$(", StringComparison.Ordinal) || expanded.Contains("@(", StringComparison.Ordinal)) return null;
        return expanded.LastIndexOf(Root, StringComparison.Ordinal) is >= 0 and var root ? Paths.Join("", expanded[(root + Root.Length)..].TrimStart('/')) : Paths.Join(folder, expanded);
    }

    string Expand(string text)
    {
        for (var round = 0; round < 5 && text.Length <= MaxValueLength && text.Contains("$(", StringComparison.Ordinal); round++)
        {
            var expanded = FunctionCall().Replace(Variable().Replace(text, variable => values.GetValueOrDefault(variable.Groups["name"].Value, variable.Value)), Evaluate);
            if (expanded == text) break;
            text = expanded;
        }
        return text;
    }

    string Evaluate(Match call)
    {
        var arguments = call.Groups["arguments"].Value.Split(',').Select(argument => argument.Trim(' ', '\'', '"', '`')).ToList();
        return call.Groups["name"].Value switch
        {
            "GetDirectoryNameOfFileAbove" when arguments is [var folder, var file] => FindAbove(folder, file) is { } found ? GetFullPath(found) : call.Value,
            "GetPathOfFileAbove" when arguments is [var file, .. var startFolder] => FindAbove(startFolder.Count > 0 ? startFolder[0] : values["MSBuildThisFileDirectory"], file) is { } found ? GetFullPath(found) + file : call.Value,
            "GetFullPath" or "NormalizePath" or "NormalizeDirectory" or "Combine" => string.Join('/', arguments),
            _ => call.Value,
        };
    }

    string? FindAbove(string folder, string file) =>
        ResolvePath(folder, "") is { } start ? Paths.GetSelfAndAncestors(start).FirstOrDefault(ancestor => files.Find(Paths.Join(ancestor, file)) is not null) : null;

    static string GetFullPath(string folder) => folder.Length == 0 ? Root : $"{Root}{folder}/";

    [GeneratedRegex(@"\$\((?<name>[\w.]+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$\(\[[\w.]+\]::(?<name>\w+)\((?<arguments>[^()]*)\)\)")]
    private static partial Regex FunctionCall();
}
