using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads the source from which a service is built: <c>build: ./folder</c> and <c>build: {context: ./folder, …}</c>.</summary>
sealed class BuildReader(ReadSession session, Variables variables)
{
    public BuildSource? Read(Member service)
    {
        if (service.Value["build"] is not { } value || value is ComposeScalar { Text: null } or ComposeList) return null;
        var build = SyntaxNormalizer.ReadBuild(value);
        var contextValue = build["context"] ?? build;
        var context = ReadContext(contextValue, build["context"]?.Text ?? ".", service.Key);
        return new(context)
        {
            Dockerfile = ReadDockerfile(build, context, service.Key),
            Target = build["target"]?.Text,
            Arguments = ReadArguments(build),
            AdditionalContexts = [.. ReadAdditionalContexts(build, service.Key)],
        };
    }

    string? ReadContext(ComposeValue value, string path, string service)
    {
        if (value.UnsetVariables.Count > 0) return null;
        if (IsRemote(path))
        {
            session.Report(value.Location, $"the build context {path} is not in the analyzed folder", service);
            return null;
        }
        if (session.Resolve(value, path, service) is not { } folder) return null;
        if (!session.Tree.HasFolder(folder)) session.Report(value.Location, $"the build folder {folder} does not exist", service);
        return folder;
    }

    string? ReadDockerfile(ComposeValue build, string? context, string service)
    {
        if (context is null || build["dockerfile_inline"]?.Text is not null) return null;
        var folder = context is "." ? "" : $"{context}/";
        if (build["dockerfile"] is not { Text: { } name } dockerfile)
            return session.Tree.HasFile($"{folder}Dockerfile") ? $"{folder}Dockerfile" : null;
        // The path is relative to the context, which is relative to the project.
        return dockerfile.UnsetVariables.Count > 0 ? null : session.Resolve(new ComposeScalar(dockerfile.Source with { Folder = context }, dockerfile.Location.Line, name, []), name, service);
    }

    Dictionary<string, string> ReadArguments(ComposeValue build)
    {
        var arguments = new Dictionary<string, string>();
        if (build["args"] is not { } args) return arguments;
        foreach (var argument in SyntaxNormalizer.ReadPairs(args).Members)
        {
            if ((argument.Value.Text ?? variables[argument.Key]) is { } value) arguments[argument.Key] = value;
        }
        return arguments;
    }

    IEnumerable<string> ReadAdditionalContexts(ComposeValue build, string service) => build["additional_contexts"] is not { } contexts ? [] : SyntaxNormalizer.ReadPairs(contexts).Members
        .Where(context => context.Value is { Text: { } path, UnsetVariables.Count: 0 } && !IsRemote(path) && !path.StartsWith("service:", StringComparison.Ordinal) && !path.StartsWith("target:", StringComparison.Ordinal))
        .Select(context => session.Resolve(context.Value, context.Value.Text!, service)).OfType<string>();

    static bool IsRemote(string path) => path.Contains("://") || path.StartsWith("git@", StringComparison.Ordinal) || path.StartsWith("github.com/", StringComparison.Ordinal);
}
