using Evolution.Evo.Testing;

namespace Evolution.Evo.Tests.Testing;

public sealed class TestProjectTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_test_project_of_the_solution_is_found_with_its_requirements()
    {
        folder.Write("tests/Light.Tests/Light.Tests.csproj", "<Project />");
        folder.Write("tests/Heavy.Tests/Heavy.Tests.csproj", "<Project><PropertyGroup><RunsAlone>true</RunsAlone></PropertyGroup></Project>");
        folder.Write("tests/Long.Tests/Long.Tests.csproj", "<Project><PropertyGroup><MostlyWaits>true</MostlyWaits></PropertyGroup></Project>");
        folder.Write("tests/Web.Tests/Web.Tests.csproj", """<Project><ItemGroup><PackageReference Include="Microsoft.Playwright" /></ItemGroup></Project>""");
        var solution = folder.Write("Evolution.sln", """
            Project("{1}") = "Lab", "Lab\Lab.csproj", "{2}"
            Project("{1}") = "Light.Tests", "tests\Light.Tests\Light.Tests.csproj", "{3}"
            Project("{1}") = "Heavy.Tests", "tests/Heavy.Tests/Heavy.Tests.csproj", "{4}"
            Project("{1}") = "Long.Tests", "tests/Long.Tests/Long.Tests.csproj", "{5}"
            Project("{1}") = "Web.Tests", "tests\Web.Tests\Web.Tests.csproj", "{6}"
            """);

        TestProject.FindAll(solution).Select(project => (project.Name, project.RunsAlone, project.MostlyWaits, project.NeedsBrowser))
            .ShouldBe([("Light.Tests", false, false, false), ("Heavy.Tests", true, false, false), ("Long.Tests", false, true, false), ("Web.Tests", false, false, true)]);
    }
}
