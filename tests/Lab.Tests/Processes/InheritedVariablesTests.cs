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
    public void An_MSBuild_property_is_passed_to_neither_builds_nor_programs(string name)
    {
        InheritedVariables.IsPassedToBuild(name).ShouldBeFalse();
        InheritedVariables.IsPassedToProgram(name).ShouldBeFalse();
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("LC_ALL")]
    [InlineData("DOTNET_ROOT")]
    [InlineData("NUGET_PACKAGES")]
    [InlineData("https_proxy")]
    [InlineData("ContainerRegistry")]
    public void A_variable_that_builds_need_is_passed_to_them(string name) => InheritedVariables.IsPassedToBuild(name).ShouldBeTrue();

    [Theory]
    [InlineData("EVOLUTION_FUZZ_SEED")]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("Control__File")]
    public void Settings_are_passed_to_programs_only(string name)
    {
        InheritedVariables.IsPassedToProgram(name).ShouldBeTrue();
        InheritedVariables.IsPassedToBuild(name).ShouldBeFalse();
    }

    [Fact]
    public void Without_a_proxy_no_exclusion_is_added()
    {
        var environment = new Dictionary<string, string?> { ["PATH"] = "/bin" };

        InheritedVariables.Filter(environment, InheritedVariables.IsPassedToBuild);

        environment.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("evo")]
    [InlineData("evo.cmd")]
    public void The_scripts_pass_the_same_variables(string script)
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
    public void Only_DotNetCommand_creates_dotnet_processes()
    {
        var sources = Directory.EnumerateFiles(Repository.Find()["Lab"], "*.cs", SearchOption.AllDirectories);

        sources.Where(file => File.ReadAllText(file).Contains("new Subprocess(\"dotnet\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
