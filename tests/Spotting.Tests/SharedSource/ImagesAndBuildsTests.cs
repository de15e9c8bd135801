namespace Evolution.Spotting.Tests.SharedSource;

public sealed class ImagesAndBuildsTests : IDisposable
{
    readonly Repository repository = new();

    [Fact]
    public void One_image_with_different_commands_is_shared_source() => repository
        .WithImage("web", "ghcr.io/social/social:v4.2", "puma")
        .WithImage("jobs", "ghcr.io/social/social:v4.3", "sidekiq")
        .WithImage("stream", "ghcr.io/social/social-streaming:v4.3")
        .FindShared().ShouldBe(["ghcr.io/social/social: web at compose.yaml:1, jobs at compose.yaml:2 (the same image with different commands)"]);

    [Fact]
    public void One_image_repository_with_a_tag_for_each_service_is_not_shared_source() => repository
        .WithImage("orders", "shop/all:orders")
        .WithImage("carts", "shop/all:carts")
        .FindShared().ShouldBeEmpty();

    [Theory]
    [InlineData("node:22")]
    [InlineData("docker.io/library/python:3.12")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0")]
    public void A_runtime_image_is_not_shared_source(string image) => repository.WithImage("a", image, "a").WithImage("b", image, "b").FindShared().ShouldBeEmpty();

    [Fact]
    public void The_digest_and_the_tag_are_not_part_of_the_image_name() => repository
        .WithImage("a", "localhost:5000/shop@sha256:0123456789", "a")
        .WithImage("b", "localhost:5000/shop:${TAG:-latest}", "b")
        .Find().Shared.ShouldHaveSingleItem().Name.ShouldBe("localhost:5000/shop");

    [Fact]
    public void One_build_with_different_commands_is_shared_source() => repository
        .With("Dockerfile", "FROM ruby:3\nCOPY . .")
        .WithBuild("web", ".", command: ["puma"])
        .WithBuild("jobs", ".", command: ["sidekiq"])
        .FindShared().ShouldBe([".: web at compose.yaml:1, jobs at compose.yaml:2 (the same build context and Dockerfile with different commands)"]);

    [Fact]
    public void One_build_with_different_stages_is_shared_source() => repository
        .With("app/Dockerfile", "FROM node:22 AS web\nCOPY web .\nFROM node:22 AS api\nCOPY api .")
        .WithBuild("web", "app", target: "web")
        .WithBuild("api", "app", target: "api")
        .Find().Shared.ShouldHaveSingleItem().Reason.ShouldBe("the same build context and Dockerfile with different stages");

    [Fact]
    public void One_build_with_different_arguments_is_shared_source() => repository
        .With("Dockerfile", "FROM node:22\nARG SERVICE\nCOPY services/${SERVICE} .")
        .With("services/a/index.js", "").With("services/b/index.js", "")
        .WithBuild("a", ".", argument: ("SERVICE", "a"))
        .WithBuild("b", ".", argument: ("SERVICE", "b"))
        .FindShared().ShouldBe([".: a at compose.yaml:1, b at compose.yaml:2 (the same build context and Dockerfile with different arguments)"]);

    [Fact]
    public void One_context_with_several_Dockerfiles_that_copy_all_of_it_is_shared_source() => repository
        .With("back/web.Dockerfile", "FROM python:3\nCOPY . .")
        .With("back/worker.Dockerfile", "FROM python:3\nADD . /app")
        .WithBuild("web", "back", "back/web.Dockerfile")
        .WithBuild("worker", "back", "back/worker.Dockerfile")
        .FindShared().ShouldBe(["back: web at back/web.Dockerfile:2, worker at back/worker.Dockerfile:2 (both are built from it)"]);

    [Fact]
    public void An_image_that_one_service_builds_and_another_uses_is_shared_source()
    {
        var result = repository.With("Dockerfile", "FROM php:8\nCOPY . .").WithBuild("web", ".", image: "shop").WithImage("cron", "shop", "cron").WithImage("other", "else/where").Find();

        result.Shared.ShouldHaveSingleItem().Workloads.ShouldBe(["web", "cron"]);
        result.ServicesWithSource.ShouldBe(["web", "cron"]);
    }

    [Fact]
    public void Two_separate_folders_are_analyzed_and_share_nothing()
    {
        var result = repository
            .With("a/Dockerfile", "FROM node:22\nCOPY . .").With("a/index.js", "")
            .With("b/Dockerfile", "FROM node:22\nCOPY . .").With("b/index.js", "")
            .WithBuild("a", "./a").WithBuild("b", "b/").Find();

        result.Shared.ShouldBeEmpty();
        result.ServicesWithSource.ShouldBe(["a", "b"]);
        result.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_service_in_two_files_shares_nothing_with_itself() => repository
        .With("a/Dockerfile", "FROM node:22\nCOPY . .")
        .WithBuild("a", "a").WithBuild("a", "a").FindShared().ShouldBeEmpty();

    [Fact]
    public void A_folder_with_the_name_of_an_image_is_its_source()
    {
        var result = repository
            .With("src/orders/Dockerfile", "FROM golang:1\nCOPY . .").With("src/Cart.API/src/Dockerfile", "FROM golang:1\nCOPY . .").With("src/mail/pom.xml", "<project/>").With("payments/readme.md", "")
            .WithImage("orders", "ghcr.io/shop/orders:1").WithImage("cart", "shop/cart-api").WithImage("mail-service", "mail").WithImage("payments", "shop/payments").Find();

        result.ServicesWithSource.ShouldBe(["orders", "cart", "mail-service"]);
        result.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void An_image_with_a_prefix_matches_a_folder_only_if_the_service_has_its_name() => repository
        .With("cart/Dockerfile", "FROM node:22\nCOPY . .").With("web/Dockerfile", "FROM node:22\nCOPY . .")
        .WithImage("cart", "acme/shop-cart").WithImage("frontend", "acme/shop-web")
        .Find().ServicesWithSource.ShouldBe(["cart"]);

    [Fact]
    public void An_image_with_two_possible_folders_is_listed_as_unresolved()
    {
        var result = repository
            .With("x/orders/Dockerfile", "FROM node:22").With("y/orders/Dockerfile", "FROM node:22")
            .WithImage("orders", "shop/orders").Find();

        result.ServicesWithSource.ShouldBeEmpty();
        result.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the source of the image shop/orders is ambiguous: x/orders, y/orders");
    }

    [Fact]
    public void The_source_of_an_image_is_read_from_Skaffold() => repository
        .With("skaffold.yaml", """
            build:
              artifacts:
              - image: shop/one
                context: all
                docker: { dockerfile: one.Dockerfile }
              - image: shop/two
                context: all
                docker: { dockerfile: two.Dockerfile }
            """)
        .With("all/one.Dockerfile", "FROM node:22\nCOPY common common\nCOPY one one").With("all/two.Dockerfile", "FROM node:22\nCOPY common common\nCOPY two two")
        .With("all/common/log.js", "").With("all/one/x.js", "").With("all/two/x.js", "")
        .WithImage("one", "shop/one:1").WithImage("two", "shop/two:1")
        .FindShared().ShouldBe(["all/common: one at all/one.Dockerfile:2, two at all/two.Dockerfile:2 (both copy it into their images)"]);

    public void Dispose() => repository.Dispose();
}
