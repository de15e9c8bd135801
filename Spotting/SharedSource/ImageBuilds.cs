using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>Finds where images are built that a manifest only names: by Skaffold's configuration, and by folders of the same name.</summary>
sealed class ImageBuilds(SourceFiles files)
{
    Dictionary<string, BuildSource>? configured;
    ILookup<string, string>? folders;

    /// <summary>Finds the build of an image in a skaffold.yaml; null if there is none.</summary>
    public BuildSource? Of(string image) => ImageName.KeyOf(image) is { } key ? (configured ??= Configured()).GetValueOrDefault(key) : null;

    /// <summary>Finds the folder with a Dockerfile or project that has the image's name; null if there is none, or several are equally likely.</summary>
    public string? FolderOf(string image, Workload service)
    {
        folders ??= files.Folders.Where(folder => folder.Length > 0 && IsSource(folder)).ToLookup(folder => Plain(Paths.NameOf(folder)));
        var name = ImageName.LastOf(image);
        var likely = folders[Plain(name)].ToList();
        // shop-cart also matches the folder cart if the workload is named cart.
        if (likely.Count == 0 && name.EndsWith($"-{service.Name}", StringComparison.OrdinalIgnoreCase)) likely = [.. folders[Plain(service.Name)]];
        var nearest = likely.GroupBy(folder => folder.Count(c => c == '/')).MinBy(depth => depth.Key)?.ToList() ?? [];
        if (nearest.Count > 1 && nearest.Where(HasDockerfile).ToList() is [var built]) return built;
        if (nearest.Count > 1) files.Report(service.Place, $"the source of the image {image} can be each of {string.Join(", ", nearest.Order(StringComparer.Ordinal).Take(5))}", service.Name);
        return nearest.Count == 1 ? nearest[0] : null;
    }

    Dictionary<string, BuildSource> Configured()
    {
        var found = new Dictionary<string, BuildSource>();
        foreach (var file in files.Named("skaffold.yaml").Concat(files.Named("skaffold.yml")))
        {
            foreach (var artifact in (files.Read(file, YamlReader.Read) ?? []).SelectMany(document => document.At("build", "artifacts")?.Items ?? []))
            {
                if (ImageName.KeyOf(artifact["image"]?.Text) is not { } key || Paths.Join(Paths.FolderOf(file), artifact["context"]?.Text ?? ".") is not { } context || !files.HasFolder(context)) continue;
                var dockerfile = Paths.Join(context, artifact.At("docker", "dockerfile")?.Text ?? "Dockerfile");
                found.TryAdd(key, new(context) { Dockerfile = files.Find(dockerfile), Target = artifact.At("docker", "target")?.Text });
            }
        }
        return found;
    }

    bool IsSource(string folder) => HasDockerfile(folder) || files.HasProject(folder);

    bool HasDockerfile(string folder) => files.Find(Paths.Join(folder, "Dockerfile")) is not null || files.Find(Paths.Join(folder, "src/Dockerfile")) is not null;

    // Makes catalog-api match Catalog.API.
    static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
