using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>Reads Dockerfiles, each only once.</summary>
sealed class Dockerfiles(SourceFiles files)
{
    readonly Dictionary<string, IReadOnlyList<DockerInstruction>?> cache = [];

    /// <summary>Reads a build; null if its Dockerfile is missing or cannot be read.</summary>
    public DockerBuild? ReadBuild(BuildSource build)
    {
        if (files.Find(build.Dockerfile) is not { } file) return null;
        if (!cache.TryGetValue(file, out var instructions)) cache[file] = instructions = files.Read(file, DockerfileReader.Read);
        return instructions is null ? null : new(files, build, file, instructions);
    }

    /// <summary>
    /// Infers the build of a Dockerfile whose context is not specified: the context is the nearest folder, starting at its own and going
    /// up, that contains all files that the Dockerfile copies.
    /// </summary>
    public BuildSource InferBuild(string dockerfile)
    {
        var initialBuild = new BuildSource(Paths.GetFolder(dockerfile)) { Dockerfile = dockerfile };
        return Paths.GetSelfAndAncestors(initialBuild.Context!).Select(folder => initialBuild with { Context = folder }).FirstOrDefault(ContainsAllCopies) ?? initialBuild;

        bool ContainsAllCopies(BuildSource build) => ReadBuild(build)?.Copies.All(copy => files.Find(copy.Path) is not null || files.HasFolder(copy.Path)) == true;
    }
}
