namespace Evolution.Hosting.Native;

/// <summary>An environment that is published as an Aspire manifest: what is bound to it stands in one file.</summary>
public sealed class ManifestEnvironmentResource(string name) : Resource(name), IComputeEnvironmentResource;
