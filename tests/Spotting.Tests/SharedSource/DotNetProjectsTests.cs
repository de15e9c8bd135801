namespace Evolution.Spotting.Tests.SharedSource;

public sealed class DotNetProjectsTests : IDisposable
{
    const string Common = """<Project Sdk="Microsoft.NET.Sdk" />""";

    readonly Repository repository = new Repository().With("Common/Common.csproj", Common);

    [Fact]
    public void A_project_that_two_refer_to_is_common_source() => TwoProjects(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="..\Common\Common.csproj" />
              </ItemGroup>
            </Project>
            """,
            """<Project><ItemGroup><ProjectReference Include="../common/Common.csproj"/></ItemGroup></Project>""")
        .Shared().ShouldBe(["Common/Common.csproj: a at A/A.csproj:3, b at B/B.csproj:1 (both refer to the project)"]);

    [Fact]
    public void So_is_one_that_is_reached_through_another() => TwoProjects(Refers("../Middle/Middle.csproj"), Refers("../Common/Common.csproj"))
        .With("Middle/Middle.csproj", Refers("../Common/Common.csproj")).Shared()
        .ShouldBe(["Common/Common.csproj: a at A/A.csproj:1, b at B/B.csproj:1 (both refer to the project)"]);

    [Fact]
    public void So_is_a_service_that_another_one_refers_to() => TwoProjects(Common, Refers("../A/A.csproj")).Shared()
        .ShouldBe(["A/A.csproj: a at compose.yaml:1, b at B/B.csproj:1 (1 is built from it, 1 refers to the project)"]);

    [Fact]
    public void So_is_a_project_that_runs_twice() => repository.Project("one", "Common/Common.csproj").Project("two", "Common/Common.csproj").Shared()
        .ShouldBe(["Common/Common.csproj: one at compose.yaml:1, two at compose.yaml:2 (both are built from it)"]);

    [Fact]
    public void Cycles_end() => TwoProjects(Refers("../Common/Common.csproj"), Refers("../A/A.csproj"))
        .With("Common/Common.csproj", Refers("../B/B.csproj")).Find().Shared.Count.ShouldBe(3);

    [Fact]
    public void Projects_without_a_common_one_share_nothing() => TwoProjects(Refers("../Common/Common.csproj"), Refers("../Other/Other.csproj")).With("Other/Other.csproj", Common).Shared().ShouldBeEmpty();

    [Fact]
    public void A_reference_that_only_orders_the_build_is_none() => TwoProjects(
            Refers("../Common/Common.csproj"),
            """<Project><ItemGroup><ProjectReference Include="../Common/Common.csproj" ReferenceOutputAssembly="false" /></ItemGroup></Project>""")
        .Shared().ShouldBeEmpty();

    [Theory]
    [InlineData(@"$(MSBuildThisFileDirectory)..\Common\Common.csproj")]
    [InlineData(@"$(MSBuildProjectDirectory)\..\Common\Common.csproj")]
    [InlineData(@"$(SolutionDir)Common\Common.csproj")]
    [InlineData(@"$(LibrariesRoot)Common/Common.csproj")]
    [InlineData(@"$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory), All.sln))/Common/Common.csproj")]
    [InlineData(@"..\Com*\*.csproj")]
    public void Variables_and_wildcards_are_followed(string path) => TwoProjects(Refers(path), Refers(path))
        .With("All.sln", "").With("Directory.Build.props", "<Project><PropertyGroup><LibrariesRoot>$(MSBuildThisFileDirectory)</LibrariesRoot></PropertyGroup></Project>")
        .Shared().ShouldHaveSingleItem().ShouldStartWith("Common/Common.csproj");

    [Fact]
    public void What_Directory_Build_props_refers_to_counts_for_all_below_it() => TwoProjects(Common, Common)
        .With("Directory.Build.props", """<Project><ItemGroup><ProjectReference Include="$(MSBuildThisFileDirectory)Common/Common.csproj" /></ItemGroup></Project>""")
        .Shared().ShouldBe(["Common/Common.csproj: a at Directory.Build.props:1, b at Directory.Build.props:1 (both refer to the project)"]);

    [Fact]
    public void A_linked_file_is_common_source() => TwoProjects(
            """<Project><ItemGroup><Compile Include="..\Common\Clock.cs" Link="Clock.cs" /></ItemGroup></Project>""",
            """<Project><ItemGroup><Compile Include="Own.cs;..\Common\Clock.cs" /></ItemGroup></Project>""")
        .With("Common/Clock.cs", "").Shared()
        .ShouldBe(["Common/Clock.cs: a at A/A.csproj:1, b at B/B.csproj:1 (both compile the linked file)"]);

    [Fact]
    public void So_are_linked_folders_and_shared_projects() => TwoProjects(
            """<Project><ItemGroup><Compile Include="..\Linked\**\*.cs" /></ItemGroup><Import Project="..\Items\Items.projitems" Label="Shared" /></Project>""",
            """<Project><ItemGroup><Compile Include="..\Linked\**\*.cs" /></ItemGroup><Import Project="..\Items\Items.projitems" Label="Shared" /></Project>""")
        .With("Items/Items.projitems", "<Project/>").Find().Shared.Select(shared => shared.What).ShouldBe(["Items", "Linked"]);

    [Fact]
    public void Dockerfiles_of_Visual_Studio_say_which_project_they_build_so_that_copying_all_is_no_sharing()
    {
        TwoDockerfiles(Common, Common);
        repository.Shared().ShouldBeEmpty();
        repository.Find().Seen.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void And_their_projects_are_followed() => TwoDockerfiles(Refers("../../Common/Common.csproj"), Refers(@"..\..\Common\Common.csproj"))
        .Shared().ShouldBe(["Common/Common.csproj: a at src/A/A.csproj:1, b at src/B/B.csproj:1 (both refer to the project)"]);

    [Theory]
    [InlineData("RUN dotnet publish src/X/X.csproj -c Release -o /out")]
    [InlineData("WORKDIR /s/src/X\nRUN dotnet publish -c Release")]
    [InlineData("RUN cd src && dotnet publish X")]
    [InlineData("ENTRYPOINT [\"dotnet\", \"X.dll\"]")]
    [InlineData("CMD dotnet /app/X.dll")]
    public void A_project_is_known_by_the_command_that_builds_or_runs_it(string command)
    {
        foreach (var name in new[] { "A", "B" })
        {
            repository.With($"{name}.Dockerfile", $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /s\nCOPY . .\n{command.Replace("X", name, StringComparison.Ordinal)}")
                .With($"src/{name}/{name}.csproj", Refers("../../Common/Common.csproj")).Built(name, ".", $"{name}.Dockerfile");
        }
        repository.Shared().ShouldHaveSingleItem().ShouldStartWith("Common/Common.csproj: A at src/A/A.csproj:1, B at src/B/B.csproj:1");
    }

    [Fact]
    public void A_project_that_is_not_there_or_outside_is_listed() => TwoProjects(Refers("../Gone/Gone.csproj"), Refers("../../../Out.csproj")).Find().Unresolved
        .Select(one => one.ToString()).Count().ShouldBe(2);

    [Theory]
    [InlineData("<Project><PropertyGroup>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Project>&a;</Project>")]
    [InlineData("")]
    public void What_is_no_XML_is_listed(string text)
    {
        var unresolved = TwoProjects(text, Common).Find().Unresolved.ShouldHaveSingleItem();
        unresolved.Place.File.ShouldBe("A/A.csproj");
        unresolved.What.ShouldStartWith("this is no XML");
    }

    public void Dispose() => repository.Dispose();

    static string Refers(string path) => $"""<Project><ItemGroup><ProjectReference Include="{path}" /></ItemGroup></Project>""";

    Repository TwoProjects(string a, string b) => repository.With("A/A.csproj", a).With("B/B.csproj", b).Project("a", "./A/A.csproj").Project("b", "B/B.csproj");

    Repository TwoDockerfiles(string a, string b) => repository.With("src/A/A.csproj", a).With("src/B/B.csproj", b)
        .With("src/A/Dockerfile", VisualStudio("A")).With("src/B/Dockerfile", VisualStudio("B"))
        .Built("a", ".", "src/A/Dockerfile").Built("b", ".", "src/B/Dockerfile");

    static string VisualStudio(string name) => $"""
        FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
        WORKDIR /app
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        ARG BUILD_CONFIGURATION=Release
        WORKDIR /src
        COPY ["src/{name}/{name}.csproj", "src/{name}/"]
        COPY ["Common/Common.csproj", "Common/"]
        RUN dotnet restore "./src/{name}/{name}.csproj"
        COPY . .
        WORKDIR "/src/src/{name}"
        RUN dotnet build "./{name}.csproj" -c $BUILD_CONFIGURATION -o /app/build
        FROM build AS publish
        RUN dotnet publish "./{name}.csproj" -c $BUILD_CONFIGURATION -o /app/publish
        FROM base AS final
        COPY --from=publish /app/publish .
        ENTRYPOINT ["dotnet", "{name}.dll"]
        """;
}
