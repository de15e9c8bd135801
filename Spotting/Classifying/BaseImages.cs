using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Classifying;

/// <summary>Finds the base images of workloads that are built from a Dockerfile.</summary>
sealed partial class BaseImages(SourceTree tree)
{
    /// <summary>Finds the base image of a Dockerfile that only adds configuration to it.</summary>
    /// <returns>The image; null if there is no Dockerfile, or if it builds code, because the image is then the system's own, regardless of its base.</returns>
    public string? Find(Workload workload)
    {
        if (workload.Build is not { Context: { } context } build) return null;
        var file = build.Dockerfile ?? (context is "." ? "Dockerfile" : $"{context}/Dockerfile");
        if (!tree.HasFile(file)) return null;
        string text;
        try
        {
            text = tree.Read(file);
        }
        catch (UnreadableFileException)
        {
            return null;
        }
        var stages = FromInstruction().Matches(text);
        return stages.Count is 1 && !BuildCommand().IsMatch(text) ? stages[0].Groups["image"].Value : null;
    }

    [GeneratedRegex(@"^\s*FROM\s+(--platform=\S+\s+)?(?<image>\S+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FromInstruction();

    [GeneratedRegex(@"\b(npm|yarn|pnpm|dotnet|mvn|gradlew?|go build|cargo|pip3?|poetry|composer|bundle)\s", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BuildCommand();
}
