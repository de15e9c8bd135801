namespace Evolution.Lab.Hosts;

/// <summary>Which host runs, and why.</summary>
/// <param name="Kind">The host.</param>
/// <param name="Reason">Why it is this one, to be read after its name.</param>
/// <param name="Engine">The container engine that it needs, if any.</param>
sealed record HostChoice(HostKind Kind, string Reason, string? Engine = null)
{
    /// <summary>The one line for the user.</summary>
    public string Line => Kind is HostKind.Aspire ? $"Aspire host (containers, {Engine}): {Reason}." : $"Native host (local processes): {Reason}.";

    /// <summary>
    /// Aspire where a container engine answers and Aspire's packages restore, and local processes otherwise, unless
    /// <c>--host</c> or the environment variable <c>UseAspire</c> decides it.
    /// </summary>
    /// <exception cref="LabException"><c>--host aspire</c> cannot be had; says what is missing.</exception>
    public static async Task<HostChoice> DecideAsync(HostKind? asked, IHostFacts facts)
    {
        if (asked is HostKind.Native) return new(HostKind.Native, "as --host says");
        if (asked is null && facts.UseAspireVariable is false) return new(HostKind.Native, "as the environment variable UseAspire says");

        var engine = await facts.EngineAsync();
        var trouble = engine.Answers ? await facts.PackageTroubleAsync() : $"{engine.Name} {engine.Trouble}";
        if (trouble is null) return new(HostKind.Aspire, asked is null ? $"{engine.Name} answers and Aspire's packages are here" : "as --host says", engine.Name);

        return asked is HostKind.Aspire
            ? throw new LabException($"--host aspire needs a running container engine and Aspire's packages: {trouble}. Without them: --host native.", ExitCodes.Usage)
            : new(HostKind.Native, $"{trouble}, so Aspire cannot run");
    }
}
