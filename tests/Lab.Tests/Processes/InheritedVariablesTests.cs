using Evolution.Lab.Processes;

namespace Evolution.Lab.Tests.Processes;

public sealed class InheritedVariablesTests
{
    [Theory]
    [InlineData("Platform")]
    [InlineData("PLATFORM")]
    [InlineData("NoWarn")]
    [InlineData("Configuration")]
    [InlineData("OutDir")]
    [InlineData("Version")]
    [InlineData("UseSharedCompilation")]
    [InlineData("_IsPublishing")]
    public void A_property_reaches_neither_a_build_nor_a_program(string name)
    {
        InheritedVariables.ReachBuild(name).ShouldBeFalse();
        InheritedVariables.ReachProgram(name).ShouldBeFalse();
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("LC_ALL")]
    [InlineData("DOTNET_ROOT")]
    [InlineData("NUGET_PACKAGES")]
    [InlineData("https_proxy")]
    [InlineData("ContainerRegistry")]
    public void What_a_build_needs_reaches_it(string name) => InheritedVariables.ReachBuild(name).ShouldBeTrue();

    [Theory]
    [InlineData("EVOLUTION_FUZZ_SEED")]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("Control__File")]
    public void Settings_reach_programs_only(string name)
    {
        InheritedVariables.ReachProgram(name).ShouldBeTrue();
        InheritedVariables.ReachBuild(name).ShouldBeFalse();
    }

    [Fact]
    public void Without_a_proxy_nothing_is_excluded_from_it()
    {
        var environment = new Dictionary<string, string?> { ["PATH"] = "/bin" };

        InheritedVariables.Filter(environment, InheritedVariables.ReachBuild);

        environment.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("evo")]
    [InlineData("evo.cmd")]
    public void The_scripts_let_the_same_variables_through(string script)
    {
        var words = File.ReadAllText(Repository.Find()[script])
            .Split([' ', '"', '|', '(', ')', '=', '*', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(script is "evo" ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

        // Only the pipelines name an image.
        var names = InheritedVariables.Names.Where(name => !name.StartsWith("Container", StringComparison.Ordinal));
        names.Concat(InheritedVariables.Prefixes).Where(name => !words.Contains(name)).ShouldBeEmpty();
        if (script is "evo.cmd") InheritedVariables.WindowsNames.ShouldAllBe(name => words.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Only_one_place_describes_a_run_of_dotnet()
    {
        var sources = Directory.EnumerateFiles(Repository.Find()["Lab"], "*.cs", SearchOption.AllDirectories);

        sources.Where(file => File.ReadAllText(file).Contains("new Subprocess(\"dotnet\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
