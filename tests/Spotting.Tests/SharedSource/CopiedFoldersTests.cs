namespace Evolution.Spotting.Tests.SharedSource;

public sealed class CopiedFoldersTests : IDisposable
{
    readonly Repository repository = new Repository().With("common/log.py", "").With("a/main.py", "").With("b/main.py", "");

    [Fact]
    public void A_folder_that_two_Dockerfiles_copy_is_shared_source() => AddTwoDockerfiles(
            "FROM python:3\nCOPY common ./common\nCOPY a .",
            "FROM python:3\n# the folder\nCOPY --chown=app:app [\"common/\", \"b\", \"/app/\"]")
        .FindShared().ShouldBe(["common: a at a/Dockerfile:2, b at b/Dockerfile:3 (both copy it into their images)"]);

    [Fact]
    public void A_root_context_alone_is_not_shared_source() => AddTwoDockerfiles("FROM python:3\nCOPY a .", "FROM python:3\nCOPY b .").FindShared().ShouldBeEmpty();

    [Fact]
    public void A_root_context_that_is_copied_completely_is_shared_source() => AddTwoDockerfiles("FROM python:3\nCOPY . .", "FROM python:3\nCOPY ./ /app").FindShared()
        .ShouldBe([".: a at a/Dockerfile:2, b at b/Dockerfile:2 (both are built from it)"]);

    [Fact]
    public void A_service_of_the_root_folder_does_not_share_the_folder_of_another_service() => repository
        .With("Dockerfile", "FROM python:3\nCOPY . .").With("a/Dockerfile", "FROM python:3\nCOPY . .")
        .WithBuild("main", ".").WithBuild("a", "a").FindShared().ShouldBeEmpty();

    [Theory]
    [InlineData("COPY package.json yarn.lock ./")]
    [InlineData("COPY *.sln Directory.Build.props NuGet.config ./")]
    [InlineData("COPY go.mod go.sum ./")]
    [InlineData("COPY wait-for-it.sh jest.config.js .eslintrc.js /")]
    [InlineData("COPY certs /certs")]
    [InlineData("COPY */*.csproj ./")]
    [InlineData("ADD https://example.org/common/tool.py /")]
    [InlineData("COPY --from=python:3 /common /common")]
    [InlineData("COPY <<EOF /common/x.py\nCOPY common .\nEOF")]
    public void Configuration_and_external_files_are_not_shared_source(string copy) => AddTwoDockerfiles($"FROM python:3\n{copy}\nCOPY a .", $"FROM python:3\n{copy}\nCOPY b .")
        .With("package.json", "{}").With("yarn.lock", "").With("x.sln", "").With("go.mod", "module x").With("certs/ca.crt", "").With("wait-for-it.sh", "").With("jest.config.js", "")
        .FindShared().ShouldBeEmpty();

    [Fact]
    public void Build_stages_that_the_image_does_not_use_are_ignored() => AddTwoDockerfiles("""
            FROM python:3 AS tests
            COPY common common
            FROM python:3 AS build
            COPY a .
            FROM python:3
            COPY --from=build / /
            """, "FROM python:3\nCOPY common common\nCOPY b .")
        .FindShared().ShouldBeEmpty();

    [Fact]
    public void Build_stages_that_the_image_uses_are_read() => AddTwoDockerfiles("""
            ARG PYTHON=python:3
            FROM ${PYTHON} AS base
            COPY common common
            FROM base AS build
            FROM python:3
            COPY --from=build / /
            """, """
            FROM python:3
            RUN --mount=type=bind,from=0 true
            COPY ${DIR:-common} \
              # a comment between
              ./common
            """)
        .FindShared().ShouldBe(["common: a at a/Dockerfile:3, b at b/Dockerfile:3 (both copy it into their images)"]);

    [Fact]
    public void Copying_a_folder_includes_its_subfolders() => AddTwoDockerfiles("FROM python:3\nCOPY libs libs\nCOPY a .", "FROM python:3\nCOPY libs/log log\nCOPY b .")
        .With("libs/log/log.py", "").FindShared()
        .ShouldBe(["libs/log: b at b/Dockerfile:2, a at a/Dockerfile:2 (both copy it into their images)"]);

    [Fact]
    public void Copying_part_of_a_project_shares_it_with_a_copy_of_the_whole_project() => repository
        .With("app/package.json", "{}").With("app/src/main.js", "")
        .With("app/Dockerfile", "FROM node:22\nCOPY . .").With("app/worker.Dockerfile", "FROM node:22\nCOPY package.json .\nCOPY src src")
        .WithBuild("web", "app").WithBuild("worker", "app", "app/worker.Dockerfile").FindShared()
        .ShouldBe(["app/src: worker at app/worker.Dockerfile:3, web at app/Dockerfile:2 (1 copies it into its image, 1 is built from it)"]);

    [Fact]
    public void A_base_image_that_is_built_in_the_repository_is_shared_source() => AddTwoDockerfiles("FROM shop/base:1\nCOPY a .", "FROM shop/base:1\nCOPY b .")
        .With("base/Dockerfile", "FROM python:3\nCOPY . .").FindShared()
        .ShouldBe(["base: a at a/Dockerfile:1, b at b/Dockerfile:1 (both start from its image)"]);

    [Fact]
    public void An_additional_build_context_is_a_copied_folder() => repository
        .With("a/Dockerfile", "FROM python:3\nCOPY --from=common . .\nCOPY . .").With("b/Dockerfile", "FROM python:3\nCOPY --from=common . .\nCOPY . .")
        .WithService("a", null, new("a") { Dockerfile = "a/Dockerfile", AdditionalContexts = ["common"] })
        .WithService("b", null, new("b") { Dockerfile = "b/Dockerfile", AdditionalContexts = ["./common"] })
        .FindShared().ShouldBe(["common: a at compose.yaml:1, b at compose.yaml:2 (both copy it into their images)"]);

    [Fact]
    public void A_source_with_an_unknown_variable_is_listed_as_unresolved() => AddTwoDockerfiles("FROM python:3\nARG WHAT\nCOPY $WHAT .", "FROM python:3\nCOPY b .").Find().Unresolved
        .ShouldHaveSingleItem().Place.ToString().ShouldBe("a/Dockerfile:3");

    public void Dispose() => repository.Dispose();

    Repository AddTwoDockerfiles(string a, string b) => repository.With("a/Dockerfile", a).With("b/Dockerfile", b).WithBuild("a", ".", "a/Dockerfile").WithBuild("b", ".", "b/Dockerfile");
}
