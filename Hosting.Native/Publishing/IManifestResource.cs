using System.Text.Json.Nodes;

namespace Evolution.Hosting.Native;

/// <summary>A resource that a manifest describes.</summary>
interface IManifestResource : IResource
{
    /// <summary>What the manifest says of it, in Aspire's manifest format.</summary>
    /// <param name="folder">The manifest's folder, which its paths are relative to.</param>
    Task<JsonObject> DescribeAsync(string folder);
}
