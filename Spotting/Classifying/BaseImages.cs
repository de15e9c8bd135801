using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Classifying;

/// <summary>Reads the base image of a workload's own image.</summary>
sealed partial class BaseImages(SourceTree tree)
{
    /// <summary>Finds the image of the Dockerfile's last stage, if that stage adds only configuration to it.</summary>
    /// <returns>Null if there is no Dockerfile or it builds something: then the image is the system's own code, regardless of its base.</returns>
    public string? Of(Workload workload)
    {
        if (workload.Build is not { Context: { } context } build) return null;
        var file = build.Dockerfile ?? (context is "." ? "Dockerfile" : $"{context}/Dockerfile");
        if (!tree.HasFile(file)) return null;
        string text;
        try
        {
            text = tree.Read(file);
        }
        catch (UnreadableException)
        {
            return null;
        }
        var stages = From().Matches(text);
        return stages.Count is 1 && !Builds().IsMatch(text) ? stages[0].Groups["image"].Value : null;
    }

    [GeneratedRegex(@"^\s*FROM\s+(--platform=\S+\s+)?(?<image>\S+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(npm|yarn|pnpm|dotnet|mvn|gradlew?|go build|cargo|pip3?|poetry|composer|bundle)\s", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Builds();
}
