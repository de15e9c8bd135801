using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Evolution.Hosting.Native;

/// <summary>Writes the manifest of each environment to a folder of its name.</summary>
sealed class ManifestPublisher(IConfiguration configuration, IResourceCollection resources)
{
    /// <summary>The name that Aspire gives its manifests.</summary>
    public const string FileName = "aspire-manifest.json";

    static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes them below <c>--output-path</c>, and tells where.</summary>
    /// <exception cref="DistributedApplicationException">There is no such option, or an environment refers to another.</exception>
    public async Task PublishAsync(TextWriter output)
    {
        var root = configuration["output-path"] is { Length: > 0 } path ? Path.GetFullPath(path)
            : throw new DistributedApplicationException("Publishing needs a folder to write to: --output-path DIR.");
        var environments = resources.OfType<ManifestEnvironmentResource>().ToArray();
        if (environments is []) throw new DistributedApplicationException("There is no environment to publish into: the app host adds none with AddManifestEnvironment.");
        foreach (var environment in environments)
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, environment.Name)).FullName;
            var file = Path.Combine(folder, FileName);
            await File.WriteAllTextAsync(file, (await new Manifest(environment, resources).DescribeAsync(folder)).ToJsonString(Format));
            await output.WriteLineAsync(file);
        }
    }
}
