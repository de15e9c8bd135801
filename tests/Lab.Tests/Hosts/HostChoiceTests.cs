using Evolution.Lab.Hosts;

namespace Evolution.Lab.Tests.Hosts;

public sealed class HostChoiceTests
{
    static readonly ContainerEngine Docker = new("docker", null);
    static readonly ContainerEngine SilentDocker = new("docker", "is installed but its engine does not answer");

    [Fact]
    public async Task Aspire_runs_where_an_engine_answers_and_the_packages_restore()
    {
        var choice = await HostChoice.DecideAsync(null, new Facts(Docker));

        choice.Kind.ShouldBe(HostKind.Aspire);
        choice.Line.ShouldBe("Aspire host (containers, docker): docker answers and Aspire's packages are here.");
    }

    [Fact]
    public async Task Local_processes_run_where_no_engine_answers_and_the_line_says_so()
    {
        var choice = await HostChoice.DecideAsync(null, new Facts(SilentDocker));

        choice.Kind.ShouldBe(HostKind.Native);
        choice.Line.ShouldBe("Native host (local processes): docker is installed but its engine does not answer, so Aspire cannot run.");
    }

    [Fact]
    public async Task Local_processes_run_where_the_packages_do_not_restore_and_the_line_says_so()
    {
        var choice = await HostChoice.DecideAsync(null, new Facts(Docker, "Aspire's packages do not restore (no such package)"));

        choice.Kind.ShouldBe(HostKind.Native);
        choice.Line.ShouldContain("no such package");
        choice.Line.ShouldNotContain('\n');
    }

    [Fact]
    public async Task The_environment_variable_rules_Aspire_out_without_asking_the_engine()
    {
        var choice = await HostChoice.DecideAsync(null, new Facts(Engine: null) { UseAspireVariable = false });

        choice.Kind.ShouldBe(HostKind.Native);
        choice.Line.ShouldContain("UseAspire");
    }

    [Fact]
    public async Task Host_native_asks_nothing_and_overrides_the_environment_variable()
    {
        var choice = await HostChoice.DecideAsync(HostKind.Native, new Facts(Engine: null) { UseAspireVariable = true });

        choice.Kind.ShouldBe(HostKind.Native);
    }

    [Fact]
    public async Task Host_aspire_overrides_the_environment_variable()
    {
        var choice = await HostChoice.DecideAsync(HostKind.Aspire, new Facts(Docker) { UseAspireVariable = false });

        choice.Kind.ShouldBe(HostKind.Aspire);
    }

    [Theory]
    [InlineData(false, null, "docker is installed but its engine does not answer")]
    [InlineData(true, "Aspire's packages do not restore (no such package)", "no such package")]
    public async Task Host_aspire_where_it_cannot_be_says_in_one_line_what_is_missing(bool answers, string? packageTrouble, string missing)
    {
        var refusal = await Should.ThrowAsync<LabException>(() => HostChoice.DecideAsync(HostKind.Aspire, new Facts(answers ? Docker : SilentDocker, packageTrouble)));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain(missing);
        refusal.Message.ShouldNotContain('\n');
    }

    /// <summary>An engine that is null must not be asked.</summary>
    sealed record Facts(ContainerEngine? Engine, string? PackageTrouble = null) : IHostFacts
    {
        public bool? UseAspireVariable { get; init; }

        public Task<ContainerEngine> EngineAsync() => Task.FromResult(Engine ?? throw new InvalidOperationException("The engine was asked."));

        public Task<string?> PackageTroubleAsync() => Task.FromResult(PackageTrouble);
    }
}
