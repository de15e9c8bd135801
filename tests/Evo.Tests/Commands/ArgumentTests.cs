using Evolution.Evo.Commands;

namespace Evolution.Evo.Tests.Commands;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("bogus", "There is no command 'bogus'. There are: run, compare, experiment, ablate, crash-test, report, trace, spot, advise, contracts, test")]
    [InlineData("--bogus", "There are: run, compare, experiment, ablate, crash-test, report, trace, spot, advise, contracts, test")]
    [InlineData("run --bogus", "evo run takes no '--bogus'. It takes: --phase 0..3, --set aspect=value, --stores containers|processes, --check.")]
    [InlineData("run 2", "evo run takes no '2'")]
    [InlineData("test --fliter X", "evo test takes no '--fliter'. It takes: --filter X.")]
    [InlineData("contracts can-deploy orders@2.0 2.1", "evo contracts can-deploy takes no '2.1'. It takes: --environment NAME.")]
    [InlineData("run --phase", "--phase")]
    [InlineData("run --phase 0 --phase 1", "--phase")]
    [InlineData("run --phase 9", "There is no phase '9'. There are: 0, 1, 2, 3")]
    [InlineData("run --phase 0,0", "names a phase twice")]
    [InlineData("run --set colour=red", "There is no aspect 'colour'. There are: caches, databases")]
    [InlineData("run --set caches=none", "'caches' cannot be 'none'. It can be: shared, per-service.")]
    [InlineData("run --phase 3 --set messaging=http", "makes no sense")]
    [InlineData("run --stores docker", "Stores cannot run as 'docker'. They can run as: containers, processes.")]
    [InlineData("crash-test --stores containers", "evo crash-test runs its stores as local processes: only those can be paused, have their disk filled and their connections cut. Leave --stores out.")]
    public async Task A_wrong_argument_ends_with_one_line_that_says_what_there_is_and_exit_code_2(string arguments, string part)
    {
        var (exitCode, output, errors) = await RunAsync(arguments.Split(' '));

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.TrimEnd().ShouldNotContain('\n');
        errors.ShouldContain(part);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Alone_or_with_help_it_shows_every_command_on_a_line_of_its_own(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(0);
        errors.ShouldBeEmpty();
        var lines = output.Split('\n');
        foreach (var command in new EvoCommand().Subcommands.Where(command => !command.Hidden))
        {
            lines.ShouldContain(line => line.TrimStart().StartsWith($"{command.Name} ") && line.Contains(command.Description!));
        }
    }

    [Theory]
    [InlineData("run")]
    [InlineData("spot")]
    [InlineData("advise")]
    [InlineData("test")]
    public async Task Every_command_explains_its_options(string command)
    {
        var (exitCode, output, _) = await RunAsync(command, "--help");

        exitCode.ShouldBe(0);
        output.ShouldContain($"evo {command}");
        new EvoCommand().Subcommands.Single(inner => inner.Name == command).Options.ShouldAllBe(option => option.Description != null && output.Contains(option.Name));
    }

    static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await new EvoCommand().RunAsync(arguments, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
