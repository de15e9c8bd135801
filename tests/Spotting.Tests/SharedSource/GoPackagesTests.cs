namespace Evolution.Spotting.Tests.SharedSource;

public sealed class GoPackagesTests : IDisposable
{
    const string Log = "package log\n";

    readonly Repository repository = new();

    [Fact]
    public void A_package_that_two_programs_in_a_module_import_is_shared_source() => AddModule(CreateProgram("shop.org/all/internal/log"), CreateProgram("fmt", "shop.org/all/internal/log")).FindShared()
        .ShouldBe(["internal/log: a at cmd/a/main.go:4, b at cmd/b/main.go:5 (both import the package)"]);

    [Fact]
    public void A_transitively_imported_package_is_shared_source() => AddModule(CreateProgram("shop.org/all/pkg/http"), CreateProgram("shop.org/all/internal/log"))
        .With("pkg/http/server.go", CreateProgram("shop.org/all/internal/log")).FindShared()
        .ShouldBe(["internal/log: a at cmd/a/main.go:4, b at cmd/b/main.go:4 (both import the package)"]);

    [Fact]
    public void Two_programs_in_a_module_without_common_imports_share_nothing() => AddModule(CreateProgram("shop.org/all/internal/log"), CreateProgram("fmt")).FindShared().ShouldBeEmpty();

    [Fact]
    public void A_package_that_only_tests_import_is_not_shared_source() => AddModule(CreateProgram("shop.org/all/internal/log"), CreateProgram("fmt")).With("cmd/b/main_test.go", CreateProgram("shop.org/all/internal/log")).FindShared().ShouldBeEmpty();

    [Theory]
    [InlineData("replace shop.org/common => ../common")]
    [InlineData("replace (\n\tshop.org/else v1.0.0 => ../else\n\tshop.org/common v0.0.0 => ../common\n)")]
    public void A_module_that_is_replaced_by_a_folder_is_shared_source(string replace) => AddTwoModules(replace).FindShared()
        .ShouldBe(["common: a at a/main.go:4, b at b/main.go:4 (both import the package)"]);

    [Fact]
    public void A_module_in_the_same_workspace_is_shared_source() => AddTwoModules("").With("go.work", "go 1.24\n\nuse (\n\t./a\n\t./b\n\t./common\n)").FindShared()
        .ShouldBe(["common: a at a/main.go:4, b at b/main.go:4 (both import the package)"]);

    [Fact]
    public void A_downloaded_module_is_not_shared_source() => AddTwoModules("").FindShared().ShouldBeEmpty();

    public void Dispose() => repository.Dispose();

    Repository AddModule(string a, string b) => repository
        .With("go.mod", "module shop.org/all\n\ngo 1.24\n").With("internal/log/log.go", Log).With("cmd/a/main.go", a).With("cmd/b/main.go", b)
        .With("a.Dockerfile", "FROM golang:1 AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out -ldflags \"-s -w\" ./cmd/a\nFROM scratch\nCOPY --from=build /out /")
        .With("b.Dockerfile", "FROM golang:1\nWORKDIR /src\nCOPY . .\nRUN cd cmd/b && go build -o /out main.go")
        .WithBuild("a", ".", "a.Dockerfile").WithBuild("b", ".", "b.Dockerfile");

    Repository AddTwoModules(string replace) => repository
        .With("common/go.mod", "module shop.org/common").With("common/log/log.go", Log).With("common/db/db.go", "package db")
        .With("a/go.mod", $"module shop.org/a\n{replace}").With("a/main.go", CreateProgram("shop.org/common/log"))
        .With("b/go.mod", $"module shop.org/b\n{replace}").With("b/main.go", CreateProgram("shop.org/common/db"))
        .With("a/Dockerfile", "FROM golang:1\nCOPY . .\nRUN go build -o /a").With("b/Dockerfile", "FROM golang:1\nCOPY . .\nRUN go build .")
        .WithBuild("a", "a").WithBuild("b", "b");

    static string CreateProgram(params string[] paths) => $"package main\n\nimport (\n{string.Join("\n", paths.Select(path => $"\t_ \"{path}\""))}\n)\n\nfunc main() {{}}\n";
}
