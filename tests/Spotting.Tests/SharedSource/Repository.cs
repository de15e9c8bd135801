using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;
using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.Tests.SharedSource;

/// <summary>A repository of a few small files and the services that are built from it.</summary>
public sealed class Repository : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly List<Workload> services = [];

    public Repository With(string file, string text)
    {
        folder.Write(file, text);
        return this;
    }

    public Repository WithBuild(string name, string context, string? dockerfile = null, string? target = null, string? image = null, string[]? command = null, (string, string)? argument = null) => WithService(name, image, new(context)
    {
        Dockerfile = dockerfile ?? (context is "." ? "Dockerfile" : $"{context}/Dockerfile"),
        Target = target,
        Arguments = argument is var (key, value) ? new Dictionary<string, string> { [key] = value } : new Dictionary<string, string>(),
    }, command);

    public Repository WithProject(string name, string path) => WithService(name, null, new(null) { Project = path });

    public Repository WithImage(string name, string image, params string[] command) => WithService(name, image, null, command);

    public Repository WithService(string name, string? image, BuildSource? build, string[]? command = null)
    {
        services.Add(new() { Name = name, Location = new("compose.yaml", services.Count + 1), Unit = "compose", Image = image, Build = build, Command = command ?? [] });
        return this;
    }

    public SharedCodeResult Find() => SharedCodeFinder.Find(new SourceTree(folder.Path), services);

    /// <summary>Finds the shared source, each as "source: service at location, service at location (reason)".</summary>
    public string[] FindShared()
    {
        var result = Find();
        result.Unresolved.ShouldBeEmpty();
        result.Shared.ShouldAllBe(shared => shared.Workloads.Count == shared.Locations.Count);
        return [.. result.Shared.Select(shared => $"{shared.Name}: {string.Join(", ", shared.Workloads.Zip(shared.Locations, (name, location) => $"{name} at {location}"))} ({shared.Reason})")];
    }

    public void Dispose() => folder.Dispose();
}
