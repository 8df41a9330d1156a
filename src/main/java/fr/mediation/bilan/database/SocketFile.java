package fr.mediation.bilan.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connects the driver to a server that listens on a file: its parameter {@code socketFactory} names this class, and
 * {@code socketFactoryArg} the file. Whatever address the driver asks for, that file is connected to.
 */
public final class SocketFile extends SocketFactory {
    private final Path file;

    /**
     * Called by the driver.
     *
     * @param file the file that the server listens on
     */
    public SocketFile(String file) {
        this.file = Path.of(file);
    }

    @Override
    public Socket createSocket() throws IOException {
        return new Connection(file);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        Connection connection = new Connection(file);
        connection.connect();
        return connection;
    }

    /**
     * A channel as the socket that the driver asks for. The channel does not block: a blocking one knows no time limit, and
     * closes where its thread is interrupted.
     */
    private static final class Connection extends Socket {
        /** What Linux holds for such a connection, half of it. */
        private static final int BUFFER = 1 << 16;

        private final Path file;
        private final SocketChannel channel;
        private @Nullable Selector reading;
        private @Nullable Selector writing;
        private volatile int timeout;
        private volatile boolean connected;

        Connection(Path file) throws IOException {
            this.file = file;
            this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect();
        }

        @Override
        public void connect(SocketAddress endpoint, int limit) throws IOException {
            connect();
        }

        private void connect() throws IOException {
            channel.connect(UnixDomainSocketAddress.of(file));
            channel.configureBlocking(false);
            synchronized (this) {
                reading = Selector.open();
                channel.register(reading, SelectionKey.OP_READ);
            }
            connected = true;
        }

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    Objects.checkFromIndexSize(offset, length, bytes.length);
                    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                    int count = channel.read(buffer);
                    while (count == 0 && length > 0) {
                        await(reading(), timeout);
                        count = channel.read(buffer);
                    }
                    return count;
                }

                @Override
                public void close() throws IOException {
                    Connection.this.close();
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                    while (buffer.hasRemaining()) {
                        if (channel.write(buffer) == 0) {
                            await(writing(), 0);
                        }
                    }
                }

                @Override
                public void close() throws IOException {
                    Connection.this.close();
                }
            };
        }

        private synchronized Selector reading() throws SocketException {
            if (reading == null) {
                throw new SocketException("not connected");
            }
            return reading;
        }

        private synchronized Selector writing() throws IOException {
            if (writing == null) {
                writing = Selector.open();
                channel.register(writing, SelectionKey.OP_WRITE);
            }
            return writing;
        }

        /** Waits until the channel is ready; an interrupted thread stays so, and waits on, as it does with any socket. */
        private static void await(Selector selector, int limit) throws IOException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
            boolean interrupted = false;
            try {
                while (true) {
                    long left = limit == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1;
                    if (limit > 0 && left <= 0) {
                        throw new SocketTimeoutException("no answer within " + limit + " ms");
                    }
                    int ready = selector.select(left);
                    interrupted |= Thread.interrupted();
                    if (ready > 0 || !selector.isOpen()) {
                        selector.selectedKeys().clear();
                        return;
                    }
                }
            } catch (ClosedSelectorException e) {
                throw new IOException("closed", e);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void setSoTimeout(int limit) {
            timeout = limit;
        }

        @Override
        public int getSoTimeout() {
            return timeout;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public boolean isClosed() {
            return !channel.isOpen();
        }

        @Override
        public synchronized void close() throws IOException {
            channel.close();
            if (reading != null) {
                reading.close();
            }
            if (writing != null) {
                writing.close();
            }
        }

        @Override
        public int getSendBufferSize() {
            return BUFFER;
        }

        @Override
        public int getReceiveBufferSize() {
            return BUFFER;
        }

        @Override
        public void setSendBufferSize(int size) {
            // As the system has it.
        }

        @Override
        public void setReceiveBufferSize(int size) {
            // As the system has it.
        }

        @Override
        public void setTcpNoDelay(boolean on) {
            // Nothing is delayed.
        }

        @Override
        public boolean getTcpNoDelay() {
            return true;
        }

        @Override
        public void setKeepAlive(boolean on) {
            // Nobody stands between.
        }

        @Override
        public boolean getKeepAlive() {
            return false;
        }
    }
}
