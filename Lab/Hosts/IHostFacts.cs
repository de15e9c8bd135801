namespace Evolution.Lab.Hosts;

/// <summary>What the choice of the host rests on. Each answer costs time, so each is asked for only when it matters.</summary>
interface IHostFacts
{
    /// <summary>What the environment variable <c>UseAspire</c> says; null where it is not set.</summary>
    bool? UseAspireVariable { get; }

    /// <summary>The container engine.</summary>
    Task<ContainerEngine> EngineAsync();

    /// <summary>Whether Aspire's packages restore.</summary>
    /// <returns>Why they don't; null where they do.</returns>
    Task<string?> PackageTroubleAsync();
}
