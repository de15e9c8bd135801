using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Tests.Prerequisites;

public sealed class SetupTests
{
    readonly HashSet<Prerequisite> installed = [];
    readonly List<Subprocess> runs = [];
    readonly List<string> said = [];

    [Fact]
    public async Task Nothing_is_looked_at_or_installed_where_nothing_is_missing()
    {
        installed.UnionWith(Prerequisite.Servers);

        await EnsureAsync(new(InstallationWay.Unknown, NeedsSudo: true));

        runs.ShouldBeEmpty();
        said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Root_installs_only_what_is_missing_and_says_so()
    {
        installed.Add(Prerequisite.Redis);

        await EnsureAsync(new(InstallationWay.Apt, NeedsSudo: false));

        var run = runs.ShouldHaveSingleItem();
        run.Program.ShouldBe("sh");
        run.Arguments[1].ShouldContain("install -y --no-install-recommends postgresql rabbitmq-server\n");
        said[0].ShouldBe("Installing postgresql, rabbitmq-server with apt ...");
        said.ShouldContain("  Setting up postgresql-15 (15.1)");
        said.ShouldNotContain(line => line.Contains("Reading database"));
    }

    [Fact]
    public async Task Another_user_installs_by_sudo_that_asks_for_nothing()
    {
        await EnsureAsync(new(InstallationWay.Apt, NeedsSudo: true));

        var run = runs.ShouldHaveSingleItem();
        run.Program.ShouldBe("sudo");
        run.Arguments.Take(2).ShouldBe(["-n", "sh"]);
    }

    [Fact]
    public async Task An_installation_that_fails_shows_its_last_lines_and_the_command()
    {
        var failure = await Should.ThrowAsync<LabException>(() => EnsureAsync(new(InstallationWay.Apt, NeedsSudo: false), exitCode: 100));

        failure.Message.ShouldContain("Setting up postgresql-15");
        failure.Message.ShouldContain("sudo apt-get install postgresql redis-server rabbitmq-server");
    }

    [Fact]
    public async Task A_program_that_is_nowhere_after_its_installation_is_reported()
    {
        var setup = new Setup(_ => false, _ => Task.FromResult(new Machine(InstallationWay.Apt, NeedsSudo: false)), RunAsync, said.Add);

        (await Should.ThrowAsync<LabException>(() => setup.EnsureAsync([Prerequisite.Redis], CancellationToken.None))).Message.ShouldContain("redis-server is not where it is looked for");

        static Task<SubprocessResult> RunAsync(Subprocess program, CancellationToken cancellationToken) => Task.FromResult(new SubprocessResult(0, []));
    }

    [Theory]
    [InlineData("AptByUser", "sudo apt-get install postgresql redis-server rabbitmq-server")]
    [InlineData("Dnf", "sudo dnf install postgresql-server valkey-compat-redis rabbitmq-server")]
    [InlineData("Brew", "brew install postgresql@17 redis rabbitmq")]
    [InlineData("Windows", "--stores containers")]
    [InlineData("Unknown", "postgres, redis-server and rabbitmq-server can be found on PATH")]
    public async Task Who_must_install_it_himself_is_told_in_one_line_what_and_how(string way, string part)
    {
        var refusal = await Should.ThrowAsync<LabException>(() => EnsureAsync(new(Enum.Parse<InstallationWay>(way), NeedsSudo: true)));

        refusal.Message.ShouldStartWith("PostgreSQL, Redis and RabbitMQ missing");
        refusal.Message.ShouldContain(part);
        refusal.Message.ShouldNotContain('\n');
        runs.ShouldBeEmpty();
    }

    Task EnsureAsync(Machine machine, int exitCode = 0) =>
        new Setup(installed.Contains, _ => Task.FromResult(machine), (program, _) => Run(program, exitCode), said.Add).EnsureAsync(Prerequisite.Servers, CancellationToken.None);

    Task<SubprocessResult> Run(Subprocess program, int exitCode)
    {
        runs.Add(program);
        string[] lines = ["(Reading database ... 5 files)", "Setting up postgresql-15 (15.1) ..."];
        foreach (var line in lines) program.OnLine!(line);
        if (exitCode is 0) installed.UnionWith(Prerequisite.Servers);
        return Task.FromResult(new SubprocessResult(exitCode, lines));
    }
}
