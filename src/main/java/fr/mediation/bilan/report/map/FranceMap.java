package fr.mediation.bilan.report.map;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A map of France with every territory in its colour. It is drawn without words, so that no font of the machine changes it,
 * and larger than it is shown, so that its lines are smooth.
 */
public final class FranceMap {
    private static final int SCALE = 2;

    /** The map's width in pixels. */
    public static final int WIDTH = SCALE * Outlines.WIDTH;

    /** Its height in pixels. */
    public static final int HEIGHT = SCALE * Outlines.HEIGHT;

    /** Half the width of a line between two territories, in pixels. */
    private static final int LINE = 1;

    /** The width of a stripe, in pixels. */
    private static final int STRIPE = 6;

    /** White, and all of a pixel but its opacity. */
    private static final int PAPER = 0xFFFFFF;

    /** The coast and the borders with other countries: without them the palest colours would blend into the paper. */
    private static final int COAST = 0x7B7B7B;

    /** The places of these colours in the palette; those of the territories follow. */
    private static final byte ON_PAPER = 0;

    private static final byte ON_COAST = 1;

    private FranceMap() {}

    /**
     * Draws a map.
     *
     * @param territoryByDepartment the code of the territory that each department belongs to; a department that is left
     *     out is not drawn
     * @param colourByTerritory the colour of each territory by its code, as six hexadecimal digits
     * @param unknown the colour, striped, of territories without one
     * @return a PNG of {@link #WIDTH} by {@link #HEIGHT} pixels
     */
    public static byte[] png(
            Map<String, String> territoryByDepartment, Map<String, String> colourByTerritory, String unknown) {
        List<String> territories = new ArrayList<>();
        int[] drawn = territories(territoryByDepartment, territories);
        IntStream colours = territories.stream()
                .mapToInt(territory -> Integer.parseInt(colourByTerritory.getOrDefault(territory, unknown), 16));
        int[] palette = IntStream.concat(IntStream.of(PAPER, COAST), colours).toArray();
        boolean[] striped = new boolean[territories.size()];
        for (int territory = 0; territory < striped.length; territory++) {
            striped[territory] = !colourByTerritory.containsKey(territories.get(territory));
        }
        return png(painted(drawn, palette, striped));
    }

    /** The number of the territory at each pixel, from 1; 0 where there is none. */
    private static int[] territories(Map<String, String> territoryByDepartment, List<String> territories) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setTransform(AffineTransform.getScaleInstance(SCALE, SCALE));
        Set<String> drawn = new HashSet<>();
        for (Outlines.Outline outline : Outlines.load()) {
            Set<String> surrounded = outline.departments().stream()
                    .map(department -> territoryByDepartment.getOrDefault(department, ""))
                    .collect(Collectors.toSet());
            String territory = surrounded.iterator().next();
            // Departments that were drawn with others are not drawn again by themselves.
            if (surrounded.size() == 1 && !territory.isEmpty() && drawn.addAll(outline.departments())) {
                if (!territories.contains(territory)) {
                    territories.add(territory);
                }
                pen.setColor(new Color(1 + territories.indexOf(territory)));
                pen.fill(outline.path());
                // Two departments of a territory leave no seam.
                pen.draw(outline.path());
            }
        }
        pen.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return Arrays.stream(pixels).map(pixel -> pixel & PAPER).toArray();
    }

    /** The map in as many colours as it needs: each pixel holds the number of one. */
    private static BufferedImage painted(int[] drawn, int[] palette, boolean[] striped) {
        IndexColorModel colours =
                new IndexColorModel(Byte.SIZE, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage map = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] pixels = ((DataBufferByte) map.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int territory = drawn[y * WIDTH + x];
                pixels[y * WIDTH + x] = territory == 0 ? ON_PAPER : line(drawn, x, y, striped[territory - 1]);
            }
        }
        return map;
    }

    /** The colour of a pixel of a territory: its own, unless a line runs there. */
    private static byte line(int[] drawn, int x, int y, boolean striped) {
        int territory = drawn[y * WIDTH + x];
        int right = at(drawn, x + LINE, y);
        int left = at(drawn, x - LINE, y);
        int below = at(drawn, x, y + LINE);
        int above = at(drawn, x, y - LINE);
        if (isOther(right, territory)
                || isOther(left, territory)
                || isOther(below, territory)
                || isOther(above, territory)) {
            return ON_PAPER;
        }
        if (right == 0 || left == 0 || below == 0 || above == 0) {
            return ON_COAST;
        }
        return striped && (x + y) / STRIPE % 2 == 0 ? ON_PAPER : (byte) (ON_COAST + territory);
    }

    private static boolean isOther(int beside, int territory) {
        return beside != territory && beside != 0;
    }

    private static int at(int[] drawn, int x, int y) {
        return x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT ? 0 : drawn[y * WIDTH + x];
    }

    private static byte[] png(BufferedImage map) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(map, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
