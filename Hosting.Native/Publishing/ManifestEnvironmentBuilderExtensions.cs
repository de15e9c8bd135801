namespace Evolution.Hosting.Native;

/// <summary>Adds environments to publish into.</summary>
public static class ManifestEnvironmentBuilderExtensions
{
    /// <summary>
    /// Adds an environment that is published as an Aspire manifest. Aspire itself has none of this kind: it writes Compose files and
    /// charts per environment, which this host leaves to it.
    /// </summary>
    public static IResourceBuilder<ManifestEnvironmentResource> AddManifestEnvironment(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddResource(new ManifestEnvironmentResource(name));
}
