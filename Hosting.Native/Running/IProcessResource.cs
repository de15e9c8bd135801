namespace Evolution.Hosting.Native;

/// <summary>A resource that runs as a process of this host.</summary>
interface IProcessResource : IResourceWithEndpoints
{
    ResourceProgram CreateProgram(HostRun run);
}
