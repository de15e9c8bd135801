using System.IO.Enumeration;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>Resolves the source of a COPY instruction.</summary>
static class CopiedFiles
{
    public static IReadOnlyList<string> Of(SourceFiles files, string context, string source)
    {
        // A leading slash means the context, and no source leads out of it: Docker removes the dots.
        var segments = source.Replace('\\', '/').Split('/').Where(segment => segment is not ("" or "." or "..")).ToList();
        var fixedPart = segments.TakeWhile(segment => segment.AsSpan().IndexOfAny('*', '?', '[') < 0).ToList();
        if (Paths.Join(context, string.Join('/', fixedPart)) is not { } folder) return [];
        if (fixedPart.Count == segments.Count) return [files.Find(folder) ?? folder];

        var pattern = segments[fixedPart.Count];
        var isLast = fixedPart.Count == segments.Count - 1;
        if (isLast && pattern is "*") return [folder];
        if (isLast)
        {
            var matching = files.In(folder).Where(file => FileSystemName.MatchesSimpleExpression(pattern, Paths.NameOf(file))).ToList();
            // An artifact that is not built yet represents the folder that it will be in.
            return matching.Count > 0 ? matching : [Paths.Join(folder, pattern)!];
        }
        // */*.csproj: project files alone are copied for the package cache and do not count as source.
        return FileNames.IsProject(segments[^1]) || segments[^1].Contains('.') ? [] : [folder];
    }
}
