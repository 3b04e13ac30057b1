using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Missions.Control.Web.Api;

namespace Missions.Tests.Control.Web;

public class StreamWriterOfTests
{
    [Fact]
    public async Task Who_hangs_up_in_the_middle_of_a_wait_ends_it_in_order()
    {
        using var gone = new CancellationTokenSource();
        var http = new DefaultHttpContext { RequestAborted = gone.Token };
        var hasEnded = false;

        var sending = new StreamWriterOf(http, TimeProvider.System).SendEachAsync(EndlessAsync(), _ => gone.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.True(hasEnded);

        async IAsyncEnumerable<int> EndlessAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            try
            {
                yield return 1;
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            }
            finally
            {
                await Task.Yield();
                hasEnded = true;
            }
        }
    }

    [Fact]
    public async Task The_last_one_is_sent_too()
    {
        using var sent = new MemoryStream();
        var http = new DefaultHttpContext { Response = { Body = sent } };
        var writer = new StreamWriterOf(http, TimeProvider.System);

        await writer.SendEachAsync(new[] { 1, 2 }.ToAsyncEnumerable(), one => writer.Put($"{one}."));

        Assert.Equal("1.2.", System.Text.Encoding.UTF8.GetString(sent.ToArray()));
    }
}
