using System.Text.Json.Nodes;
using Evolution.ApiContracts.Deployments;

namespace Evolution.Testing;

/// <summary>A copy of the repository's contracts, in which a test may put versions that do not exist.</summary>
public sealed class ContractsCopy : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("contracts-");

    /// <summary>Copies them.</summary>
    public ContractsCopy()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "Services"), "*.json", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(RepositoryFolder.Path, file);
            if (relative.Split(Path.DirectorySeparatorChar) is not [_, _, "openapi" or "pacts", ..]) continue;
            Write(relative, File.ReadAllText(file));
        }
        folder.CreateSubdirectory(Path.Combine("Services", "Gateway"));
        Deploy(orders: "1.4");
    }

    /// <summary>Where it is.</summary>
    public string Root => folder.FullName;

    /// <summary>What it says.</summary>
    public ContractCatalog Catalog => ContractCatalog.Read(Root);

    /// <summary>Makes a version of a service of its version 2.0.</summary>
    public void Derive(string service, string version, Action<JsonNode> change)
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "Services", service, "openapi", "2.0.json")))!;
        change(document);
        Write(Path.Combine("Services", service, "openapi", $"{version}.json"), document.ToJsonString());
    }

    /// <summary>Says which versions are in production, all services 2.0 where nothing else is said.</summary>
    public void Deploy(string orders = "2.0", string inventory = "2.0") =>
        Deployed($$"""{ "production": { "orders": "{{orders}}", "inventory": "{{inventory}}", "payments": "2.0", "gateway": "2.0" } }""");

    /// <summary>Says what is deployed.</summary>
    public void Deployed(string json) => Write(Path.Combine("deploy", "deployed.json"), json);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    void Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
