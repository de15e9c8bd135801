using Evolution.Evo.Commands;

namespace Evolution.Evo.Tests.Commands;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("bogus", "Unknown command 'bogus'. Expected one of: run, compare, experiment, ablate, crash-test, report, trace, spot, advise, contracts, test")]
    [InlineData("--bogus", "Expected one of: run, compare, experiment, ablate, crash-test, report, trace, spot, advise, contracts, test")]
    [InlineData("run --bogus", "evo run does not accept '--bogus'. Options: --phase 0..3, --set aspect=value, --stores containers|processes, --check.")]
    [InlineData("run 2", "evo run does not accept '2'")]
    [InlineData("test --fliter X", "evo test does not accept '--fliter'. Options: --filter X.")]
    [InlineData("contracts can-deploy orders@2.0 2.1", "evo contracts can-deploy does not accept '2.1'. Options: --environment NAME.")]
    [InlineData("run --phase", "--phase")]
    [InlineData("run --phase 0 --phase 1", "--phase")]
    [InlineData("run --phase 9", "Unknown phase '9'. Expected one of: 0, 1, 2, 3")]
    [InlineData("run --phase 0,0", "contains a phase twice")]
    [InlineData("run --set colour=red", "Unknown aspect 'colour'. Expected one of: caches, databases")]
    [InlineData("run --set caches=none", "Invalid value 'none' for caches. Expected one of: shared, per-service.")]
    [InlineData("run --phase 3 --set messaging=http", "cannot be combined")]
    [InlineData("run --stores docker", "Invalid value 'docker' for --stores. Expected one of: containers, processes.")]
    public async Task An_invalid_argument_is_rejected_in_one_line_with_exit_code_2(string arguments, string message)
    {
        var (exitCode, output, errors) = await RunAsync(arguments.Split(' '));

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.TrimEnd().ShouldNotContain('\n');
        errors.ShouldContain(message);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_lists_every_command_on_its_own_line(params string[] arguments)
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
    public async Task Every_command_describes_its_options(string command)
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
