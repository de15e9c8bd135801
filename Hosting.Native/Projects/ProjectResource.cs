namespace Evolution.Hosting.Native;

/// <summary>A .NET project, run from its built assembly.</summary>
public sealed class ProjectResource(string name) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IComputeResource, IProcessResource
{
    ResourceProgram IProcessResource.CreateProgram(HostRun run) => new ProjectProgram(this, run);
}
