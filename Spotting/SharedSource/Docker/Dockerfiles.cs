using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>The available Dockerfiles, each read once.</summary>
sealed class Dockerfiles(SourceFiles files)
{
    readonly Dictionary<string, IReadOnlyList<DockerInstruction>?> read = [];

    /// <summary>Reads what a build does; null if its Dockerfile is missing or cannot be read.</summary>
    public DockerBuild? Build(BuildSource build)
    {
        if (files.Find(build.Dockerfile) is not { } file) return null;
        if (!read.TryGetValue(file, out var instructions)) read[file] = instructions = files.Read(file, DockerfileReader.Read);
        return instructions is null ? null : new(files, build, file, instructions);
    }

    /// <summary>
    /// Guesses the build of a Dockerfile whose context is not specified: the nearest folder, from its own upwards, that has everything
    /// that it copies.
    /// </summary>
    public BuildSource Guess(string dockerfile)
    {
        var own = new BuildSource(Paths.FolderOf(dockerfile)) { Dockerfile = dockerfile };
        return Paths.UpFrom(own.Context!).Select(folder => own with { Context = folder }).FirstOrDefault(HasAll) ?? own;

        bool HasAll(BuildSource build) => Build(build)?.Copies.All(copy => files.Find(copy.Path) is not null || files.HasFolder(copy.Path)) == true;
    }
}
