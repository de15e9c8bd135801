using Evolution.Spotting.Aspire;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Tests;

/// <summary>Writes deployment files into a folder and reads them as a system.</summary>
static class Manifests
{
    public static SystemModel ReadKubernetes(params ReadOnlySpan<(string File, string Text)> files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (file, text) in files) folder.Write(file, text);
        var tree = new SourceTree(folder.Path);
        return KubernetesReader.Read(tree, [.. tree.Files.Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json")]);
    }

    public static SystemModel ReadKubernetes(string text) => ReadKubernetes([("all.yaml", text)]);

    public static SystemModel ReadAspire(params ReadOnlySpan<(string File, string Text)> files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (file, text) in files) folder.Write(file, text);
        return AspireManifestReader.Read(new(folder.Path), files[0].File);
    }

    public static SystemModel ReadAspire(string text) => ReadAspire([("aspire-manifest.json", text)]);

    /// <summary>Creates the manifest of a Deployment with one container.</summary>
    public static string CreateDeployment(string name, string container = "") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: {{name}} }
        spec:
          template:
            metadata: { labels: { app: {{name}} } }
            spec:
              containers:
                - name: main
                  image: shop/{{name}}:1.0
                  {{container.Replace("\n", "\n          ")}}
        """;
}
