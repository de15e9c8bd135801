using System.Text.Json;

namespace Evolution.Hosting.Native;

/// <summary>How a project wants to be launched: the profile of that name in its launch settings, or the first for <c>dotnet run</c>.</summary>
sealed record LaunchProfile(IReadOnlyList<string> Schemes, IReadOnlyDictionary<string, string> EnvironmentVariables)
{
    static readonly LaunchProfile None = new([], new Dictionary<string, string>());
    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static LaunchProfile Of(IProjectMetadata project, string? name)
    {
        var path = Path.Combine(Path.GetDirectoryName(project.ProjectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(path)) return None;
        try
        {
            using var settings = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            if (!settings.RootElement.TryGetProperty("profiles", out var profiles)) return None;
            var runnable = profiles.EnumerateObject().Where(profile => Text(profile.Value, "commandName") is "Project").ToArray();
            return runnable is [] ? None : Read(runnable.FirstOrDefault(profile => profile.Name == name, runnable[0]).Value, path);
        }
        catch (JsonException wrong)
        {
            throw new DistributedApplicationException($"{path} cannot be read: {wrong.Message}", wrong);
        }
    }

    static LaunchProfile Read(JsonElement profile, string path)
    {
        var addresses = Text(profile, "applicationUrl")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        string[] schemes = [.. addresses.Select(address => address.Split(':')[0]).Distinct()];
        if (schemes.Any(scheme => scheme is not "http"))
            throw new DistributedApplicationException($"{path} asks for {string.Join(" and ", schemes)}, but the native host offers plain HTTP on loopback only.");
        var variables = profile.TryGetProperty("environmentVariables", out var environment) ? environment.EnumerateObject() : default;
        return new(schemes, variables.ToDictionary(variable => variable.Name, variable => variable.Value.ToString()));
    }

    static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
