using System.IO.Enumeration;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>Resolves the sources of COPY instructions.</summary>
static class CopiedFiles
{
    public static IReadOnlyList<string> Resolve(SourceFiles files, string context, string source)
    {
        // A leading slash represents the context. No source points outside it: Docker removes the dots.
        var segments = source.Replace('\\', '/').Split('/').Where(segment => segment is not ("" or "." or "..")).ToList();
        var fixedSegments = segments.TakeWhile(segment => segment.AsSpan().IndexOfAny('*', '?', '[') < 0).ToList();
        if (Paths.Join(context, string.Join('/', fixedSegments)) is not { } folder) return [];
        if (fixedSegments.Count == segments.Count) return [files.Find(folder) ?? folder];

        var pattern = segments[fixedSegments.Count];
        var isLast = fixedSegments.Count == segments.Count - 1;
        if (isLast && pattern is "*") return [folder];
        if (isLast)
        {
            var matchingFiles = files.GetFilesIn(folder).Where(file => FileSystemName.MatchesSimpleExpression(pattern, Paths.GetName(file))).ToList();
            // An artifact that is not built yet represents its folder.
            return matchingFiles.Count > 0 ? matchingFiles : [Paths.Join(folder, pattern)!];
        }
        // */*.csproj: project files that are copied for the package cache do not count as source.
        return FileNames.IsProject(segments[^1]) || segments[^1].Contains('.') ? [] : [folder];
    }
}
