using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>Finds the builds of images by the Skaffold configuration, and by folders with the same name as the image.</summary>
sealed class ImageBuilds(SourceFiles files)
{
    Dictionary<string, BuildSource>? skaffoldBuilds;
    ILookup<string, string>? folders;

    /// <summary>Finds the build of an image in a <c>skaffold.yaml</c> file; null if there is none.</summary>
    public BuildSource? FindBuild(string image) => ImageReference.GetKey(image) is { } key ? (skaffoldBuilds ??= ReadSkaffoldBuilds()).GetValueOrDefault(key) : null;

    /// <summary>Finds the folder with a Dockerfile or project that is named like an image; null if there is none, or several match equally well.</summary>
    public string? FindFolder(string image, Workload service)
    {
        folders ??= files.Folders.Where(folder => folder.Length > 0 && HasSource(folder)).ToLookup(folder => Normalize(Paths.GetName(folder)));
        var name = ImageReference.GetLastSegment(image);
        var candidates = folders[Normalize(name)].ToList();
        // shop-cart also matches the folder cart if the workload is named cart.
        if (candidates.Count == 0 && name.EndsWith($"-{service.Name}", StringComparison.OrdinalIgnoreCase)) candidates = [.. folders[Normalize(service.Name)]];
        var nearest = candidates.GroupBy(folder => folder.Count(character => character == '/')).MinBy(depth => depth.Key)?.ToList() ?? [];
        if (nearest.Count > 1 && nearest.Where(HasDockerfile).ToList() is [var folderWithDockerfile]) return folderWithDockerfile;
        if (nearest.Count > 1) files.Report(service.Location, $"the source of the image {image} is ambiguous: {string.Join(", ", nearest.Order(StringComparer.Ordinal).Take(5))}", service.Name);
        return nearest.Count == 1 ? nearest[0] : null;
    }

    Dictionary<string, BuildSource> ReadSkaffoldBuilds()
    {
        var builds = new Dictionary<string, BuildSource>();
        foreach (var file in files.FindByName("skaffold.yaml").Concat(files.FindByName("skaffold.yml")))
        {
            foreach (var artifact in (files.Read(file, YamlReader.Read) ?? []).SelectMany(document => document.Find("build", "artifacts")?.Items ?? []))
            {
                if (ImageReference.GetKey(artifact["image"]?.Text) is not { } key || Paths.Join(Paths.GetFolder(file), artifact["context"]?.Text ?? ".") is not { } context || !files.HasFolder(context)) continue;
                var dockerfile = Paths.Join(context, artifact.Find("docker", "dockerfile")?.Text ?? "Dockerfile");
                builds.TryAdd(key, new(context) { Dockerfile = files.Find(dockerfile), Target = artifact.Find("docker", "target")?.Text });
            }
        }
        return builds;
    }

    bool HasSource(string folder) => HasDockerfile(folder) || files.HasProject(folder);

    bool HasDockerfile(string folder) => files.Find(Paths.Join(folder, "Dockerfile")) is not null || files.Find(Paths.Join(folder, "src/Dockerfile")) is not null;

    // Makes catalog-api match Catalog.API.
    static string Normalize(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
