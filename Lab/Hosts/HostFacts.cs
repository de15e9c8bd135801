namespace Evolution.Lab.Hosts;

/// <summary>The facts of this machine.</summary>
sealed class HostFacts(AppHostBuild build, CancellationToken cancellation) : IHostFacts
{
    public bool? UseAspireVariable => bool.TryParse(Environment.GetEnvironmentVariable("UseAspire"), out var value) ? value : null;

    public Task<ContainerEngine> EngineAsync() => ContainerEngine.FindAsync(cancellation);

    public Task<string?> PackageTroubleAsync() => build.RestoreAspireAsync(cancellation);
}
