using System.Text.Json.Nodes;
using Evolution.ApiContracts.Deployments;

namespace Evolution.Testing;

/// <summary>A copy of the repository's contracts to which a test can add versions.</summary>
public sealed class ContractsCopy : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("contracts-");

    /// <summary>Copies the contracts.</summary>
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

    /// <summary>The folder of the copy.</summary>
    public string Root => folder.FullName;

    /// <summary>The catalog of the copied contracts.</summary>
    public ContractCatalog Catalog => ContractCatalog.Read(Root);

    /// <summary>Adds a version of a service, derived from its version 2.0.</summary>
    public void Derive(string service, string version, Action<JsonNode> change)
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "Services", service, "openapi", "2.0.json")))!;
        change(document);
        Write(Path.Combine("Services", service, "openapi", $"{version}.json"), document.ToJsonString());
    }

    /// <summary>Sets the versions in production; 2.0 by default.</summary>
    public void Deploy(string orders = "2.0", string inventory = "2.0") =>
        WriteDeployed($$"""{ "production": { "orders": "{{orders}}", "inventory": "{{inventory}}", "payments": "2.0", "gateway": "2.0" } }""");

    /// <summary>Writes <c>deployed.json</c>.</summary>
    public void WriteDeployed(string json) => Write(Path.Combine("deploy", "deployed.json"), json);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    void Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
