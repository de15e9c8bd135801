namespace Evolution.Spotting.Tests.SharedSource;

public sealed class DotNetProjectsTests : IDisposable
{
    const string Common = """<Project Sdk="Microsoft.NET.Sdk" />""";

    readonly Repository repository = new Repository().With("Common/Common.csproj", Common);

    [Fact]
    public void A_project_that_two_projects_reference_is_shared_source() => AddTwoProjects(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="..\Common\Common.csproj" />
              </ItemGroup>
            </Project>
            """,
            """<Project><ItemGroup><ProjectReference Include="../common/Common.csproj"/></ItemGroup></Project>""")
        .FindShared().ShouldBe(["Common/Common.csproj: a at A/A.csproj:3, b at B/B.csproj:1 (both refer to the project)"]);

    [Fact]
    public void A_transitively_referenced_project_is_shared_source() => AddTwoProjects(CreateProject("../Middle/Middle.csproj"), CreateProject("../Common/Common.csproj"))
        .With("Middle/Middle.csproj", CreateProject("../Common/Common.csproj")).FindShared()
        .ShouldBe(["Common/Common.csproj: a at A/A.csproj:1, b at B/B.csproj:1 (both refer to the project)"]);

    [Fact]
    public void A_service_project_that_another_service_references_is_shared_source() => AddTwoProjects(Common, CreateProject("../A/A.csproj")).FindShared()
        .ShouldBe(["A/A.csproj: a at compose.yaml:1, b at B/B.csproj:1 (1 is built from it, 1 refers to the project)"]);

    [Fact]
    public void A_project_of_two_services_is_shared_source() => repository.WithProject("one", "Common/Common.csproj").WithProject("two", "Common/Common.csproj").FindShared()
        .ShouldBe(["Common/Common.csproj: one at compose.yaml:1, two at compose.yaml:2 (both are built from it)"]);

    [Fact]
    public void Cyclic_project_references_are_read() => AddTwoProjects(CreateProject("../Common/Common.csproj"), CreateProject("../A/A.csproj"))
        .With("Common/Common.csproj", CreateProject("../B/B.csproj")).Find().Shared.Count.ShouldBe(3);

    [Fact]
    public void Projects_without_a_common_reference_share_nothing() => AddTwoProjects(CreateProject("../Common/Common.csproj"), CreateProject("../Other/Other.csproj")).With("Other/Other.csproj", Common).FindShared().ShouldBeEmpty();

    [Fact]
    public void A_reference_without_output_assembly_is_not_shared_source() => AddTwoProjects(
            CreateProject("../Common/Common.csproj"),
            """<Project><ItemGroup><ProjectReference Include="../Common/Common.csproj" ReferenceOutputAssembly="false" /></ItemGroup></Project>""")
        .FindShared().ShouldBeEmpty();

    [Theory]
    [InlineData(@"$(MSBuildThisFileDirectory)..\Common\Common.csproj")]
    [InlineData(@"$(MSBuildProjectDirectory)\..\Common\Common.csproj")]
    [InlineData(@"$(SolutionDir)Common\Common.csproj")]
    [InlineData(@"$(LibrariesRoot)Common/Common.csproj")]
    [InlineData(@"$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory), All.sln))/Common/Common.csproj")]
    [InlineData(@"..\Com*\*.csproj")]
    public void Variables_and_wildcards_in_references_are_resolved(string path) => AddTwoProjects(CreateProject(path), CreateProject(path))
        .With("All.sln", "").With("Directory.Build.props", "<Project><PropertyGroup><LibrariesRoot>$(MSBuildThisFileDirectory)</LibrariesRoot></PropertyGroup></Project>")
        .FindShared().ShouldHaveSingleItem().ShouldStartWith("Common/Common.csproj");

    [Fact]
    public void A_reference_in_Directory_Build_props_applies_to_all_projects_below_it() => AddTwoProjects(Common, Common)
        .With("Directory.Build.props", """<Project><ItemGroup><ProjectReference Include="$(MSBuildThisFileDirectory)Common/Common.csproj" /></ItemGroup></Project>""")
        .FindShared().ShouldBe(["Common/Common.csproj: a at Directory.Build.props:1, b at Directory.Build.props:1 (both refer to the project)"]);

    [Fact]
    public void A_linked_file_is_shared_source() => AddTwoProjects(
            """<Project><ItemGroup><Compile Include="..\Common\Clock.cs" Link="Clock.cs" /></ItemGroup></Project>""",
            """<Project><ItemGroup><Compile Include="Own.cs;..\Common\Clock.cs" /></ItemGroup></Project>""")
        .With("Common/Clock.cs", "").FindShared()
        .ShouldBe(["Common/Clock.cs: a at A/A.csproj:1, b at B/B.csproj:1 (both compile the linked file)"]);

    [Fact]
    public void Linked_folders_and_shared_projects_are_shared_source() => AddTwoProjects(
            """<Project><ItemGroup><Compile Include="..\Linked\**\*.cs" /></ItemGroup><Import Project="..\Items\Items.projitems" Label="Shared" /></Project>""",
            """<Project><ItemGroup><Compile Include="..\Linked\**\*.cs" /></ItemGroup><Import Project="..\Items\Items.projitems" Label="Shared" /></Project>""")
        .With("Items/Items.projitems", "<Project/>").Find().Shared.Select(shared => shared.Name).ShouldBe(["Items", "Linked"]);

    [Fact]
    public void Visual_Studio_Dockerfiles_that_copy_the_whole_context_share_nothing()
    {
        AddTwoDockerfiles(Common, Common);
        repository.FindShared().ShouldBeEmpty();
        repository.Find().ServicesWithSource.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Project_references_of_Visual_Studio_Dockerfiles_are_followed() => AddTwoDockerfiles(CreateProject("../../Common/Common.csproj"), CreateProject(@"..\..\Common\Common.csproj"))
        .FindShared().ShouldBe(["Common/Common.csproj: a at src/A/A.csproj:1, b at src/B/B.csproj:1 (both refer to the project)"]);

    [Theory]
    [InlineData("RUN dotnet publish src/X/X.csproj -c Release -o /out")]
    [InlineData("WORKDIR /s/src/X\nRUN dotnet publish -c Release")]
    [InlineData("RUN cd src && dotnet publish X")]
    [InlineData("ENTRYPOINT [\"dotnet\", \"X.dll\"]")]
    [InlineData("CMD dotnet /app/X.dll")]
    public void A_project_is_found_by_the_command_that_builds_or_runs_it(string command)
    {
        foreach (var name in new[] { "A", "B" })
        {
            repository.With($"{name}.Dockerfile", $"FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /s\nCOPY . .\n{command.Replace("X", name, StringComparison.Ordinal)}")
                .With($"src/{name}/{name}.csproj", CreateProject("../../Common/Common.csproj")).WithBuild(name, ".", $"{name}.Dockerfile");
        }
        repository.FindShared().ShouldHaveSingleItem().ShouldStartWith("Common/Common.csproj: A at src/A/A.csproj:1, B at src/B/B.csproj:1");
    }

    [Fact]
    public void A_missing_or_outside_project_reference_is_listed_as_unresolved() => AddTwoProjects(CreateProject("../Missing/Missing.csproj"), CreateProject("../../../Out.csproj")).Find().Unresolved
        .Count.ShouldBe(2);

    [Theory]
    [InlineData("<Project><PropertyGroup>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Project>&a;</Project>")]
    [InlineData("")]
    public void Invalid_XML_is_listed_as_unresolved(string text)
    {
        var unresolved = AddTwoProjects(text, Common).Find().Unresolved.ShouldHaveSingleItem();
        unresolved.Place.File.ShouldBe("A/A.csproj");
        unresolved.What.ShouldStartWith("the file is not valid XML");
    }

    public void Dispose() => repository.Dispose();

    static string CreateProject(string path) => $"""<Project><ItemGroup><ProjectReference Include="{path}" /></ItemGroup></Project>""";

    Repository AddTwoProjects(string a, string b) => repository.With("A/A.csproj", a).With("B/B.csproj", b).WithProject("a", "./A/A.csproj").WithProject("b", "B/B.csproj");

    Repository AddTwoDockerfiles(string a, string b) => repository.With("src/A/A.csproj", a).With("src/B/B.csproj", b)
        .With("src/A/Dockerfile", CreateVisualStudioDockerfile("A")).With("src/B/Dockerfile", CreateVisualStudioDockerfile("B"))
        .WithBuild("a", ".", "src/A/Dockerfile").WithBuild("b", ".", "src/B/Dockerfile");

    static string CreateVisualStudioDockerfile(string name) => $"""
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
