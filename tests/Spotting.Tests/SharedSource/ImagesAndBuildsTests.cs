namespace Evolution.Spotting.Tests.SharedSource;

public sealed class ImagesAndBuildsTests : IDisposable
{
    readonly Repository repository = new();

    [Fact]
    public void One_image_with_different_commands_is_common_source() => repository
        .Image("web", "ghcr.io/social/social:v4.2", "puma")
        .Image("jobs", "ghcr.io/social/social:v4.3", "sidekiq")
        .Image("stream", "ghcr.io/social/social-streaming:v4.3")
        .Shared().ShouldBe(["ghcr.io/social/social: web at compose.yaml:1, jobs at compose.yaml:2 (the same image with different commands)"]);

    [Fact]
    public void One_repository_with_a_tag_for_each_service_is_not() => repository
        .Image("orders", "shop/all:orders")
        .Image("carts", "shop/all:carts")
        .Shared().ShouldBeEmpty();

    [Theory]
    [InlineData("node:22")]
    [InlineData("docker.io/library/python:3.12")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0")]
    public void One_runtime_is_not(string image) => repository.Image("a", image, "a").Image("b", image, "b").Shared().ShouldBeEmpty();

    [Fact]
    public void A_digest_and_a_port_of_a_registry_are_no_part_of_an_image() => repository
        .Image("a", "localhost:5000/shop@sha256:0123456789", "a")
        .Image("b", "localhost:5000/shop:${TAG:-latest}", "b")
        .Find().Shared.ShouldHaveSingleItem().What.ShouldBe("localhost:5000/shop");

    [Fact]
    public void One_build_with_different_commands_is_common_source() => repository
        .With("Dockerfile", "FROM ruby:3\nCOPY . .")
        .Built("web", ".", command: ["puma"])
        .Built("jobs", ".", command: ["sidekiq"])
        .Shared().ShouldBe([".: web at compose.yaml:1, jobs at compose.yaml:2 (the same build context and Dockerfile with different commands)"]);

    [Fact]
    public void So_is_one_build_with_different_stages() => repository
        .With("app/Dockerfile", "FROM node:22 AS web\nCOPY web .\nFROM node:22 AS api\nCOPY api .")
        .Built("web", "app", target: "web")
        .Built("api", "app", target: "api")
        .Find().Shared.ShouldHaveSingleItem().Reason.ShouldBe("the same build context and Dockerfile with different stages");

    [Fact]
    public void So_is_one_build_with_a_service_as_its_argument() => repository
        .With("Dockerfile", "FROM node:22\nARG SERVICE\nCOPY services/${SERVICE} .")
        .With("services/a/index.js", "").With("services/b/index.js", "")
        .Built("a", ".", argument: ("SERVICE", "a"))
        .Built("b", ".", argument: ("SERVICE", "b"))
        .Shared().ShouldBe([".: a at compose.yaml:1, b at compose.yaml:2 (the same build context and Dockerfile with different arguments)"]);

    [Fact]
    public void One_context_with_several_Dockerfiles_that_copy_all_of_it_is_common_source() => repository
        .With("back/web.Dockerfile", "FROM python:3\nCOPY . .")
        .With("back/worker.Dockerfile", "FROM python:3\nADD . /app")
        .Built("web", "back", "back/web.Dockerfile")
        .Built("worker", "back", "back/worker.Dockerfile")
        .Shared().ShouldBe(["back: web at back/web.Dockerfile:2, worker at back/worker.Dockerfile:2 (both are built from it)"]);

    [Fact]
    public void An_image_that_one_service_builds_and_another_one_names_is_common_source_and_seen()
    {
        var found = repository.With("Dockerfile", "FROM php:8\nCOPY . .").Built("web", ".", image: "shop").Image("cron", "shop", "cron").Image("other", "else/where").Find();

        found.Shared.ShouldHaveSingleItem().Workloads.ShouldBe(["web", "cron"]);
        found.Seen.ShouldBe(["web", "cron"]);
    }

    [Fact]
    public void Two_folders_are_seen_and_have_nothing_in_common()
    {
        var found = repository
            .With("a/Dockerfile", "FROM node:22\nCOPY . .").With("a/index.js", "")
            .With("b/Dockerfile", "FROM node:22\nCOPY . .").With("b/index.js", "")
            .Built("a", "./a").Built("b", "b/").Find();

        found.Shared.ShouldBeEmpty();
        found.Seen.ShouldBe(["a", "b"]);
        found.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_service_in_two_files_shares_nothing_with_itself() => repository
        .With("a/Dockerfile", "FROM node:22\nCOPY . .")
        .Built("a", "a").Built("a", "a").Shared().ShouldBeEmpty();

    [Fact]
    public void A_folder_with_the_name_of_an_image_is_its_source()
    {
        var found = repository
            .With("src/orders/Dockerfile", "FROM golang:1\nCOPY . .").With("src/Cart.API/src/Dockerfile", "FROM golang:1\nCOPY . .").With("src/mail/pom.xml", "<project/>").With("payments/readme.md", "")
            .Image("orders", "ghcr.io/shop/orders:1").Image("cart", "shop/cart-api").Image("mail-service", "mail").Image("payments", "shop/payments").Find();

        found.Seen.ShouldBe(["orders", "cart", "mail-service"]);
        found.Unresolved.ShouldBeEmpty();
    }

    [Fact]
    public void With_a_prefix_the_service_must_have_the_folders_name_too() => repository
        .With("cart/Dockerfile", "FROM node:22\nCOPY . .").With("web/Dockerfile", "FROM node:22\nCOPY . .")
        .Image("cart", "acme/shop-cart").Image("frontend", "acme/shop-web")
        .Find().Seen.ShouldBe(["cart"]);

    [Fact]
    public void Which_of_two_folders_an_image_is_built_from_is_not_guessed()
    {
        var found = repository
            .With("x/orders/Dockerfile", "FROM node:22").With("y/orders/Dockerfile", "FROM node:22")
            .Image("orders", "shop/orders").Find();

        found.Seen.ShouldBeEmpty();
        found.Unresolved.ShouldHaveSingleItem().What.ShouldBe("the source of the image shop/orders can be each of x/orders, y/orders");
    }

    [Fact]
    public void Skaffold_says_what_an_image_is_built_from() => repository
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
        .Image("one", "shop/one:1").Image("two", "shop/two:1")
        .Shared().ShouldBe(["all/common: one at all/one.Dockerfile:2, two at all/two.Dockerfile:2 (both copy it into their images)"]);

    public void Dispose() => repository.Dispose();
}
