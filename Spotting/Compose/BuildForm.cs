using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads the source that a service is built from: <c>build: ./folder</c> and <c>build: {context: ./folder, …}</c>.</summary>
sealed class BuildForm(Reading reading, Variables variables)
{
    public BuildSource? Read(Member service)
    {
        if (service.Value["build"] is not { } written || written is ScalarPart { Text: null } or ListPart) return null;
        var build = Forms.Build(written);
        var at = build["context"] ?? build;
        var context = Context(at, build["context"]?.Text ?? ".", service.Key);
        return new(context)
        {
            Dockerfile = Dockerfile(build, context, service.Key),
            Target = build["target"]?.Text,
            Arguments = Arguments(build),
            MoreContexts = [.. MoreContexts(build, service.Key)],
        };
    }

    string? Context(Part at, string path, string service)
    {
        if (at.Unset.Count > 0) return null;
        if (IsRemote(path))
        {
            reading.Miss(at.Place, $"it is built from {path}, whose source is not here", service);
            return null;
        }
        if (reading.Resolve(at, path, service) is not { } folder) return null;
        if (!reading.Tree.HasFolder(folder)) reading.Miss(at.Place, $"it is built from the folder {folder}, which is not there", service);
        return folder;
    }

    string? Dockerfile(Part build, string? context, string service)
    {
        if (context is null || build["dockerfile_inline"]?.Text is not null) return null;
        var folder = context is "." ? "" : $"{context}/";
        if (build["dockerfile"] is not { Text: { } named } at)
            return reading.Tree.HasFile($"{folder}Dockerfile") ? $"{folder}Dockerfile" : null;
        // The path is relative to the context, which is relative to the project.
        return at.Unset.Count > 0 ? null : reading.Resolve(new ScalarPart(at.Source with { Folder = context }, at.Place.Line, named, []), named, service);
    }

    Dictionary<string, string> Arguments(Part build)
    {
        var arguments = new Dictionary<string, string>();
        if (build["args"] is not { } args) return arguments;
        foreach (var argument in Forms.Pairs(args).Members)
        {
            if ((argument.Value.Text ?? variables[argument.Key]) is { } value) arguments[argument.Key] = value;
        }
        return arguments;
    }

    IEnumerable<string> MoreContexts(Part build, string service) => build["additional_contexts"] is not { } more ? [] : Forms.Pairs(more).Members
        .Where(context => context.Value is { Text: { } path, Unset.Count: 0 } && !IsRemote(path) && !path.StartsWith("service:", StringComparison.Ordinal) && !path.StartsWith("target:", StringComparison.Ordinal))
        .Select(context => reading.Resolve(context.Value, context.Value.Text!, service)).OfType<string>();

    static bool IsRemote(string path) => path.Contains("://") || path.StartsWith("git@", StringComparison.Ordinal) || path.StartsWith("github.com/", StringComparison.Ordinal);
}
